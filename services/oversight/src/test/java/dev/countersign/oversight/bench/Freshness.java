package dev.countersign.oversight.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.oversight.bench.MatrixData.Lab;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How long after a change is committed an answer that shows it has come in. */
final class Freshness {
  private static final int CHANGES = Integer.getInteger("bench.changes", 100);
  private static final int MOST_ANSWERS = 1000;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String COMPACT =
      "query($known: [String]) { complianceMatrix { compact(known: $known) { lab version } } }";

  private final Contender ours;
  private final Connection admin;
  private final MatrixData data;

  Freshness(Contender ours, Connection admin, MatrixData data) {
    this.ours = ours;
    this.admin = admin;
    this.data = data;
  }

  /** One lab after the other changes; whoever holds all versions asks what is new. */
  void measure(List<Lab> labs) throws Exception {
    var millis = new ArrayList<Double>();
    int mostAnswers = 0;
    for (int change = 0; change < CHANGES; change++) {
      var lab = labs.get(change % labs.size());
      var known = versions();
      FactWriter.append(admin, data.another(lab));
      long committed = System.nanoTime();
      int answers = 1;
      while (!tells(asked(known), lab.id())) {
        if (++answers > MOST_ANSWERS) {
          throw new IllegalStateException("A change of " + lab.id() + " never shows");
        }
      }
      millis.add((System.nanoTime() - committed) / 1e6);
      mostAnswers = Math.max(mostAnswers, answers);
    }
    Collections.sort(millis);
    System.out.printf(
        Locale.ROOT,
        "fresh: %d changes, each shown %.0f ms after its commit (median), at most %.0f ms, in"
            + " at most %d answers%n",
        CHANGES,
        millis.get(CHANGES / 2),
        millis.getLast(),
        mostAnswers);
  }

  private List<String> versions() throws Exception {
    var versions = new ArrayList<String>();
    asked(List.of()).forEach(lab -> versions.add(lab.get("version").asText()));
    return versions;
  }

  private JsonNode asked(List<String> known) throws Exception {
    return JSON.readTree(ours.ask(COMPACT, Map.of("known", known)))
        .at("/data/complianceMatrix/compact");
  }

  private static boolean tells(JsonNode labs, String lab) {
    for (var one : labs) {
      if (one.get("lab").asText().equals(lab)) {
        return true;
      }
    }
    return false;
  }
}
