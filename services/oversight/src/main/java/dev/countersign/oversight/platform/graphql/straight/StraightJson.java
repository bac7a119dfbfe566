package dev.countersign.oversight.platform.graphql.straight;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** A value of an answer that is JSON already, in UTF-8. */
public final class StraightJson {
  private final ByteArrayOutputStream written;

  StraightJson(ByteArrayOutputStream written) {
    this.written = written;
  }

  /**
   * Writes it as the next value.
   *
   * @param out where the generator writes to
   */
  public void writeTo(JsonGenerator json, OutputStream out) throws IOException {
    json.writeRawValue("");
    json.flush();
    written.writeTo(out);
  }
}
