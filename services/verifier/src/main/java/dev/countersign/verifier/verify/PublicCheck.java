package dev.countersign.verifier.verify;

import dev.countersign.proofs.bundle.Bundle;
import dev.countersign.proofs.json.JsonValue.JsonObject;
import java.util.List;

/** That a thing stands in the log as it is shown; what it rests on is not the asker's to see. */
final class PublicCheck {
  private final Records records;
  private final Bundle bundle;
  private final Findings findings;

  PublicCheck(Records records, Bundle bundle, Findings findings) {
    this.records = records;
    this.bundle = bundle;
    this.findings = findings;
  }

  /**
   * @param shown what is shown of each of its records
   */
  void check(List<JsonObject> shown) {
    shown.forEach(record -> findings.holds(words(record)));
    if (!bundle.envelopes().isEmpty()) {
      new SignatureCheck(records, bundle, null, findings).check(records.facts());
    }
    new Completeness(records, bundle, findings).check();
    findings.lacks(Result.PROVEN, "What it rests on is not in the file.");
  }

  private static String words(JsonObject record) {
    var outcome = record.text("outcome");
    return "%s of %s was recorded at %s%s."
        .formatted(
            record.text("kind"),
            record.text("id"),
            record.text("recordedAt"),
            outcome == null ? "" : " with the outcome " + outcome);
  }
}
