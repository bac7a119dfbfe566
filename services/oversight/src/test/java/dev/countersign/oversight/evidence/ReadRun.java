package dev.countersign.oversight.evidence;

import dev.countersign.oversight.FakeVault;
import java.util.List;
import java.util.Map;

/** Evidence of a run that the vault has read, with the root of its samples on record. */
public final class ReadRun {
  private ReadRun() {}

  /** Handed in by Aurelia; the evidence's id. */
  public static String of(String evidenceClass) {
    var sha256 = EvidenceSteps.digest();
    var evidence = EvidenceSteps.let(sha256, evidenceClass);
    int status =
        EvidenceSteps.told(
            "countersign-evidence",
            evidence,
            "org_aurelia",
            sha256,
            Map.of(
                "format",
                "INSPECT_EVAL",
                "decisionGrade",
                true,
                "samplesRoot",
                FakeVault.root(),
                "warnings",
                List.of(),
                "summary",
                Map.of("samples", FakeVault.SAMPLES, "scores", List.of())));
    if (status != 204) {
      throw new IllegalStateException("It was not recorded as sealed: " + status);
    }
    return evidence;
  }
}
