package dev.countersign.domain.policy;

import dev.countersign.domain.codec.RecordReader;
import dev.countersign.proofs.json.JsonReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** A whole policy as its lab writes it, to be bent by a test in one place. */
public final class Rsp {
  private final String text;

  private Rsp(String text) {
    this.text = text;
  }

  public static Rsp asPublished() {
    try (var in = Rsp.class.getResourceAsStream("/policy/rsp-2.0.json")) {
      return new Rsp(new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same with one thing written differently. */
  public Rsp with(String written, String instead) {
    if (!text.contains(written)) {
      throw new IllegalArgumentException("The policy does not say " + written);
    }
    int at = text.indexOf(written);
    return new Rsp(text.substring(0, at) + instead + text.substring(at + written.length()));
  }

  public String text() {
    return text;
  }

  public Policy read() {
    return RecordReader.read(JsonReader.read(text), Policy.class);
  }

  /** As it is read when a lab hands it in. */
  public Policy checked() {
    var policy = read();
    PolicyChecks.check(policy);
    return policy;
  }
}
