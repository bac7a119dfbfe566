package dev.countersign.evidence.reader.zip;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** A deflated member, unpacked in large steps: each costs a call into native code. */
final class Inflated extends InflaterInputStream {
  private static final int BUFFER = 1 << 15;

  private boolean atEnd;

  Inflated(InputStream raw) {
    super(raw, new Inflater(true), BUFFER);
  }

  /** Without a header the end is known only one byte behind it. */
  @Override
  protected void fill() throws IOException {
    if (atEnd) {
      throw new EOFException("A member of the archive ends early");
    }
    len = in.read(buf, 0, buf.length);
    if (len < 0) {
      buf[0] = 0;
      len = 1;
      atEnd = true;
    }
    inf.setInput(buf, 0, len);
  }

  @Override
  public void close() throws IOException {
    try {
      super.close();
    } finally {
      inf.end();
    }
  }
}
