package dev.countersign.oversight.organisation;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.proofs.digest.Sha256;
import dev.countersign.proofs.dsse.Envelope;
import dev.countersign.proofs.dsse.MalformedEnvelopeException;
import dev.countersign.proofs.intoto.MalformedStatementException;
import dev.countersign.proofs.intoto.Statement;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * A statement as it was handed in, signed. The bytes that are verified are the bytes that are
 * parsed.
 *
 * @param json the envelope exactly as it came
 */
public record SignedStatement(Envelope envelope, Statement statement, String json) {

  /**
   * Reads an envelope and the statement in it.
   *
   * @throws RuleBrokenException naming what is wrong
   */
  public static SignedStatement parse(String json) {
    try {
      var envelope = Envelope.parse(json);
      if (!envelope.payloadType().equals(Envelope.IN_TOTO)) {
        throw new RuleBrokenException(
            "ENVELOPE_MALFORMED", "payloadType must be " + Envelope.IN_TOTO + ".");
      }
      return new SignedStatement(envelope, Statement.parse(envelope.payload()), json);
    } catch (MalformedEnvelopeException e) {
      throw new RuleBrokenException("ENVELOPE_MALFORMED", Objects.requireNonNull(e.getMessage()));
    } catch (MalformedStatementException e) {
      throw new RuleBrokenException("STATEMENT_MALFORMED", Objects.requireNonNull(e.getMessage()));
    }
  }

  public String payloadDigest() {
    return envelope.payloadDigest();
  }

  public String envelopeDigest() {
    return Sha256.hex(json.getBytes(StandardCharsets.UTF_8));
  }
}
