package dev.countersign.verifier.verify;

import dev.countersign.proofs.bundle.SampleProof;
import dev.countersign.proofs.bundle.SampleProof.Place;
import dev.countersign.proofs.json.JsonValue.JsonNumber;
import dev.countersign.proofs.json.JsonValue.JsonObject;
import dev.countersign.proofs.note.SignedNote.Verifier;
import java.math.BigDecimal;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks the proof of a sample: its digest, its way up to the run's root, and the log. */
public final class SampleVerification {
  private static final int LAST_CONTROL = 0x1f;
  private static final int LAST_ASCII = 0x7e;

  private final SampleProof proof;
  private final List<Verifier> logKeys;
  private final Findings findings = new Findings();

  public SampleVerification(SampleProof proof, List<Verifier> logKeys) {
    this.proof = proof;
    this.logKeys = List.copyOf(logKeys);
  }

  /**
   * What comes of it.
   *
   * @param content SHA-256 of bytes that are said to be the sample; null if none are at hand
   */
  public Verdict verdict(byte @Nullable [] content) {
    new Anchor(logKeys, findings).records(proof.bundle()).ifPresent(records -> check(records));
    if (content != null) {
      compare(content);
    }
    explain();
    return findings.verdict();
  }

  private void check(Records records) {
    if (!proof.bundle().about().equals(proof.evidence())) {
      findings.isFalse("What the log holds is of other evidence than the sample.");
    }
    findings.about(
        "sample %d, counted from 0, of %d in %s"
            .formatted(proof.index(), proof.total(), proof.evidence()));
    var results = record(records, "EVIDENCE_RESULTS_READ");
    var root = results.map(SampleVerification::root).orElse(Optional.empty());
    var samples = results.map(record -> number(record, "samples")).orElse(Optional.empty());
    if (root.isEmpty() || samples.isEmpty()) {
      findings.isFalse("The file does not hold the root of the run's samples.");
      return;
    }
    if (!proof.leadsTo(samples.get(), root.get())) {
      findings.isFalse("The sample does not stand in the run where it is said to.");
      return;
    }
    findings.holds(
        "The sample with this digest is number %d of the %d in the run, as the record of %s says."
            .formatted(
                proof.index(),
                samples.get(),
                results.map(record -> record.text("recordedAt")).orElse("")));
    record(records, "EVIDENCE_SEALED")
        .ifPresentOrElse(
            this::sealed, () -> findings.isFalse("The file does not say which bytes were sealed."));
  }

  private void sealed(JsonObject record) {
    findings.holds(
        "The run was read from the file with the SHA-256 %s, which %s handed in."
            .formatted(record.text("sha256"), record.text("organisation")));
  }

  private Optional<JsonObject> record(Records records, String kind) {
    return records.stream()
        .map(Records.Proven::shown)
        .filter(record -> kind.equals(record.text("kind")))
        .filter(record -> proof.evidence().equals(record.text("id")))
        .findFirst();
  }

  private static Optional<byte[]> root(JsonObject record) {
    var text = record.text("samplesRoot");
    return text == null || !text.matches("[0-9a-f]{64}")
        ? Optional.empty()
        : Optional.of(HexFormat.of().parseHex(text));
  }

  private static Optional<Long> number(JsonObject record, String name) {
    return record.get(name) instanceof JsonNumber(BigDecimal value)
            && value.scale() <= 0
            && value.precision() <= 18
        ? Optional.of(value.longValueExact())
        : Optional.empty();
  }

  private void compare(byte[] content) {
    if (MessageDigest.isEqual(content, proof.content())) {
      findings.holds("The bytes that were given are this sample.");
    } else {
      findings.isFalse("The bytes that were given are not this sample.");
    }
  }

  private void explain() {
    findings.reason("Its digest: " + HexFormat.of().formatHex(proof.content()));
    findings.reason("Its bytes stand " + words(proof.place()) + ".");
    findings.reason(
        "Their SHA-256 is its digest; of several members, that of what sha256sum prints for them.");
  }

  private static String words(Place place) {
    var member = place.member() == null ? "in the file" : "in the member " + quoted(place.member());
    return place.from() == null || place.until() == null
        ? member
        : member + ", from byte %d to before byte %d".formatted(place.from(), place.until());
  }

  /** A name out of a stranger's archive, so that no terminal obeys it. */
  private static String quoted(String name) {
    var text = new StringBuilder("\"");
    name.chars()
        .forEach(
            c -> {
              if (c <= LAST_CONTROL || c > LAST_ASCII || c == '"' || c == '\\') {
                text.append("\\u%04x".formatted(c));
              } else {
                text.append((char) c);
              }
            });
    return text.append('"').toString();
  }
}
