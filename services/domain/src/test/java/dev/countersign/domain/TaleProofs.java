package dev.countersign.domain;

import dev.countersign.domain.evaluation.Conclusion;
import dev.countersign.domain.evaluation.Findings;
import dev.countersign.domain.evaluation.Result;
import dev.countersign.domain.fact.AttestationFact.Effect;
import dev.countersign.domain.fact.AttestationFact.ThresholdFinding;
import dev.countersign.domain.fact.AttestationFact.Validation;
import dev.countersign.domain.fact.EvaluationFact.CrossingReassessed;
import dev.countersign.domain.fact.EvaluationFact.Elicitation;
import dev.countersign.domain.fact.EvaluationFact.EvaluationCompleted;
import dev.countersign.domain.fact.EvaluationFact.EvaluationInvalidated;
import dev.countersign.domain.fact.EvaluationFact.Finding;
import dev.countersign.domain.fact.SafeguardFact.ImplementationState;
import dev.countersign.domain.fact.SafeguardFact.SafeguardDegraded;
import dev.countersign.domain.fact.SafeguardFact.SafeguardImplemented;
import dev.countersign.domain.fact.SafeguardFact.SafeguardUpdated;
import dev.countersign.domain.id.EvaluationId;
import dev.countersign.domain.id.EvidenceId;
import dev.countersign.domain.id.ImplementationId;
import dev.countersign.domain.policy.Surface;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The sentences of a tale that are about evaluations, attestations and safeguards. */
final class TaleProofs {
  private final Story story;
  private final Map<Integer, EvaluationCompleted> evaluations = new HashMap<>();
  private final Map<String, ImplementationId> implementations = new HashMap<>();
  private final Map<ImplementationId, String> configurations = new HashMap<>();
  private String key = "CYBER-2";
  private String policyDigest = "";
  private int attestations;
  private int stated;

  TaleProofs(Story story) {
    this.story = story;
  }

  void under(String thresholdKey, String digest) {
    key = thresholdKey;
    policyDigest = digest;
  }

  void evaluate(MatchResult m) {
    int number = evaluations.size() + 1;
    var by = Tale.organisation(m.group(1));
    var on = Tale.version(m.group(2));
    var how = m.group(5) == null ? "" : m.group(5);
    long n = Long.parseLong(m.group(4));
    var result =
        new Result("exploit-success", Long.parseLong(m.group(3)), null, null, n, planned(how, n));
    var stated = Findings.supported(TaleTerms.of("", 0).threshold(), List.of(result));
    for (var conclusion : Conclusion.values()) {
      stated = how.contains("states " + conclusion) ? conclusion : stated;
    }
    Aurelia.register(story, number, by, on, key);
    var evidence = new EvidenceId("evd_" + Story.digits(number));
    if (!how.contains("unsealed")) {
      Aurelia.seal(story, evidence, by, !how.contains("bad evidence"));
    }
    boolean weak = how.contains("weakly");
    var completed =
        new EvaluationCompleted(
            new EvaluationId("evl_" + Story.digits(number)),
            on,
            story.now().minus(Duration.ofDays(how.contains("dated earlier") ? 30 : 0)),
            List.of(
                new Finding(key, stated, how.contains("no results") ? List.of() : List.of(result))),
            new Elicitation(
                weak ? List.of() : List.of("agent"),
                null,
                !weak,
                !how.contains("mitigations on"),
                BigDecimal.TEN,
                List.of("weights")),
            List.of(evidence),
            List.of());
    evaluations.put(number, completed);
    story.file(completed.evaluation().value(), by, completed);
  }

  void seal(MatchResult m) {
    Aurelia.seal(story, evidence(m.group(2)), Story.LAB, m.group(1) == null);
  }

  private static EvidenceId evidence(String number) {
    return new EvidenceId("evd_" + Story.digits(Integer.parseInt(number)));
  }

  private static long planned(String how, long n) {
    var matcher = Pattern.compile("planned (\\d+)").matcher(how);
    return matcher.find() ? Long.parseLong(matcher.group(1)) : n;
  }

  void attest(MatchResult m) {
    var evaluation = evaluations.get(Integer.parseInt(m.group(2)));
    var finding = evaluation.findings().getFirst();
    attestations++;
    Aurelia.attest(
        story,
        new Aurelia.Attested(
            attestations,
            Tale.organisation(m.group(1)),
            evaluation.modelVersion(),
            evaluation.evaluation(),
            List.of(
                new ThresholdFinding(finding.thresholdKey(), policyDigest, finding.conclusion())),
            List.of(),
            until(m.group(4)),
            m.group(3),
            null));
  }

  void validate(MatchResult m) {
    attestations++;
    Aurelia.attest(
        story,
        new Aurelia.Attested(
            attestations,
            Tale.organisation(m.group(1)),
            Tale.version(m.group(4)),
            null,
            List.of(),
            List.of(
                new Validation(
                    safeguard(m.group(3)),
                    surface(m.group(3)),
                    configurations.get(implementation(m.group(3), m.group(4))),
                    m.group(2).equals("validates") ? Effect.EFFECTIVE : Effect.INEFFECTIVE)),
            until(m.group(6)),
            null,
            m.group(5) == null ? null : List.of(evidence(m.group(5)))));
  }

  private static Instant until(String day) {
    return Instant.parse(Tale.day(day == null ? "400" : day));
  }

  /** "API" is CY-CLS there; "CY-KYC/API" is another safeguard on the same surface. */
  private static String safeguard(String place) {
    return place.contains("/") ? place.substring(0, place.indexOf('/')) : "CY-CLS";
  }

  private static Surface surface(String place) {
    return Surface.valueOf(place.substring(place.indexOf('/') + 1));
  }

  private ImplementationId implementation(String surface, String on) {
    return implementations.get(surface + on);
  }

  void implement(MatchResult m) {
    var surface = m.group(2);
    var id = new ImplementationId("sfg_" + Story.digits(++stated));
    var config = Story.digest(m.group(4) == null ? surface : m.group(4));
    implementations.put(surface + m.group(3), id);
    configurations.put(id, config);
    story.file(
        id.value(),
        new SafeguardImplemented(
            id,
            safeguard(surface),
            Tale.version(m.group(3)),
            surface(surface),
            config,
            m.group(1) == null ? ImplementationState.IMPLEMENTED : ImplementationState.PROPOSED,
            "aurelia-safeguards"));
  }

  void update(MatchResult m) {
    var id = implementation(m.group(2), m.group(3));
    var config =
        m.group(1).equals("reconfigure") ? Story.digest("changed") : configurations.get(id);
    configurations.put(id, config);
    story.file(
        id.value(),
        new SafeguardUpdated(
            id,
            config,
            m.group(1).equals("withdraw")
                ? ImplementationState.PROPOSED
                : ImplementationState.IMPLEMENTED,
            "aurelia-safeguards"));
  }

  void bypass(MatchResult m) {
    var id = implementation(m.group(1), m.group(2));
    story.file(id.value(), new SafeguardDegraded(id, "jailbreak"));
  }

  private EvaluationId evaluation(String number) {
    return evaluations.get(Integer.parseInt(number)).evaluation();
  }

  void invalidate(MatchResult m) {
    var id = evaluation(m.group(1));
    story.file(id.value(), new EvaluationInvalidated(id, "a bug"));
  }

  void reassess(MatchResult m) {
    var id = evaluation(m.group(1));
    story.file(
        id.value(),
        new CrossingReassessed(
            id,
            key,
            evaluation(m.group(2)),
            m.group(3) == null ? "measured again" : "",
            "aurelia-officer"));
  }
}
