package dev.countersign.evidence.vault;

import dev.countersign.evidence.reader.LogSummary;
import dev.countersign.evidence.reader.Reading;
import dev.countersign.evidence.reader.Sample;
import dev.countersign.evidence.reader.Warning;
import java.util.List;

/** What a reader may hand over, with names that a document store could stumble over. */
final class Specimens {
  private Specimens() {}

  static Sample sample(long n) {
    return new Sample(
        String.valueOf(n),
        1,
        null,
        null,
        null,
        List.of(new Sample.Score("s", null, n % 2 == 0 ? "C" : null, false, null, null)),
        null,
        null,
        false,
        Sample.Place.bytes(n, n + 1),
        "c" + n);
  }

  static Reading reading() {
    var log =
        new LogSummary(
            "t",
            null,
            "$model.with.dots",
            "success",
            null,
            new LogSummary.Revision("c", null, true),
            null,
            false,
            80L,
            null,
            1,
            List.of(
                new LogSummary.ScoreSummary(
                    "a",
                    "a",
                    null,
                    null,
                    2L,
                    List.of(new LogSummary.Metric("$accuracy.x", null, "0.5", true)),
                    new LogSummary.Recomputed(1, 2))),
            new LogSummary.Origin("inspect_ai", null, "r", null, null));
    return new Reading(
        "INSPECT_JSON", log, List.of(new Warning(Warning.Code.LIMIT_SET, "It is limited.")));
  }
}
