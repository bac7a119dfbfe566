package dev.countersign.oversight.bench;

import dev.countersign.domain.evaluation.Conclusion;
import dev.countersign.domain.fact.AttestationFact.AttestationReceived;
import dev.countersign.domain.fact.AttestationFact.Reception;
import dev.countersign.domain.fact.EvaluationFact.Elicitation;
import dev.countersign.domain.fact.EvaluationFact.EvaluationCompleted;
import dev.countersign.domain.fact.Fact;
import dev.countersign.domain.fact.FactHeader;
import dev.countersign.domain.fact.GateFact.DeterminationMade;
import dev.countersign.domain.fact.ModelFact.MitigationState;
import dev.countersign.domain.fact.ModelFact.ModelVersionRegistered;
import dev.countersign.domain.fact.OrganisationFact.OrganisationKind;
import dev.countersign.domain.fact.OrganisationFact.OrganisationRegistered;
import dev.countersign.domain.fact.PolicyFact.PolicyVersionDrafted;
import dev.countersign.domain.fact.PolicyFact.PolicyVersionPublished;
import dev.countersign.domain.fact.Position;
import dev.countersign.domain.fact.RecordedFact;
import dev.countersign.domain.id.AttestationId;
import dev.countersign.domain.id.DeterminationId;
import dev.countersign.domain.id.DocumentId;
import dev.countersign.domain.id.EngagementId;
import dev.countersign.domain.id.EvaluationId;
import dev.countersign.domain.id.EvidenceId;
import dev.countersign.domain.id.ModelId;
import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.domain.id.PolicyVersionId;
import dev.countersign.domain.policy.Cadence;
import dev.countersign.domain.policy.CapabilityThreshold;
import dev.countersign.domain.policy.Commitment;
import dev.countersign.domain.policy.Independence;
import dev.countersign.domain.policy.Indicator;
import dev.countersign.domain.policy.ObjectionWindow;
import dev.countersign.domain.policy.Policy;
import dev.countersign.domain.policy.RiskDomain;
import dev.countersign.domain.policy.Stage;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Records of labs as the platform would have written them: a policy with commitments of every kind,
 * models of which half are older than a year, and for each of three thresholds an evaluation with
 * evidence, a determination and mostly an attestation.
 */
final class MatrixData {
  private static final List<RiskDomain> DOMAINS =
      List.of(RiskDomain.CYBER, RiskDomain.CHEM_BIO, RiskDomain.AI_RND);
  private static final OrganisationId AUDITOR = new OrganisationId("org_kestrel");
  private static final OrganisationId PLATFORM = new OrganisationId("org_countersign");

  private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private long transaction = 10;
  private int numbers;

  /** One lab with its facts, in order. */
  record Lab(String id, List<RecordedFact> facts) {}

  /** Positions and ids go on from lab to lab. */
  Lab lab(String id, String jurisdiction, int models, int commitments) {
    var lab = new OrganisationId(id);
    var facts = new ArrayList<RecordedFact>();
    var begun = now.minus(Duration.ofDays(800));
    facts.add(
        fact(
            id,
            PLATFORM,
            null,
            begun,
            new OrganisationRegistered(
                OrganisationKind.LAB, id, List.of(jurisdiction), List.of(), "registrar")));
    var policy = new PolicyVersionId("pol_" + next());
    var document = new DocumentId("doc_" + next());
    var digest = next() + next();
    facts.add(
        fact(
            policy.value(),
            lab,
            lab,
            begun,
            new PolicyVersionDrafted(
                policy,
                document,
                "1",
                null,
                policy(commitments),
                digest,
                null,
                begun,
                List.of(),
                null,
                "submitter")));
    facts.add(
        fact(
            policy.value(),
            lab,
            lab,
            begun,
            new PolicyVersionPublished(policy, document, digest, "officer", false)));
    for (int m = 0; m < models; m++) {
      model(lab, digest, m < models / 2 ? 500 : 20, m, facts);
    }
    return new Lab(id, facts);
  }

  /** One more model of a lab, registered now. */
  RecordedFact another(Lab of) {
    return registered(
        new OrganisationId(of.id()), new ModelVersionId("mv_" + next()), "later", Instant.now());
  }

  private RecordedFact registered(
      OrganisationId lab, ModelVersionId version, String label, Instant at) {
    return fact(
        version.value(),
        lab,
        lab,
        at,
        new ModelVersionRegistered(
            version,
            new ModelId("mdl_" + next()),
            label,
            next() + next(),
            new BigDecimal("1e26"),
            List.of(),
            MitigationState.HELPFUL_ONLY,
            List.of()));
  }

  private void model(
      OrganisationId lab, String policyDigest, int days, int number, List<RecordedFact> facts) {
    var at = now.minus(Duration.ofDays(days));
    var version = new ModelVersionId("mv_" + next());
    facts.add(registered(lab, version, "v" + number, at));
    for (int t = 0; t < DOMAINS.size(); t++) {
      var evaluation = new EvaluationId("evl_" + next());
      facts.add(
          fact(
              evaluation.value(),
              lab,
              lab,
              at,
              new EvaluationCompleted(
                  evaluation,
                  version,
                  at,
                  List.of(),
                  new Elicitation(
                      List.of("agent"), null, true, true, new BigDecimal("1e20"), List.of()),
                  List.of(new EvidenceId("evd_" + next())),
                  List.of())));
      facts.add(
          fact(
              DeterminationId.of(version, key(t)).value(),
              PLATFORM,
              lab,
              at,
              new DeterminationMade(
                  DeterminationId.of(version, key(t)),
                  version,
                  key(t),
                  DOMAINS.get(t),
                  Conclusion.RULED_OUT,
                  false,
                  null,
                  evaluation,
                  policyDigest,
                  now.plus(Duration.ofDays(number % 5 == 0 ? 10 : 300)))));
      if ((number + t) % 4 != 0) {
        attested(lab, version, evaluation, at, facts);
      }
    }
  }

  private void attested(
      OrganisationId lab,
      ModelVersionId version,
      EvaluationId evaluation,
      Instant at,
      List<RecordedFact> facts) {
    var id = new AttestationId("att_" + next());
    facts.add(
        fact(
            id.value(),
            AUDITOR,
            lab,
            at,
            new AttestationReceived(
                id,
                AUDITOR,
                "lead",
                List.of(),
                new EngagementId("eng_" + next()),
                "https://countersign.dev/attestation/evaluation/v1",
                next() + next(),
                next() + next(),
                version,
                List.of(),
                evaluation,
                List.of(),
                List.of(),
                null,
                at,
                now.plus(Duration.ofDays(400)),
                null,
                Reception.ACTIVE,
                null,
                null)));
  }

  private static String key(int threshold) {
    return DOMAINS.get(threshold).name() + "-2";
  }

  private static Policy policy(int commitments) {
    var kinds = Commitment.Kind.values();
    return new Policy(
        "RSP",
        List.of(),
        List.of(),
        IntStream.range(0, DOMAINS.size()).mapToObj(MatrixData::threshold).toList(),
        IntStream.range(0, commitments)
            .mapToObj(
                i ->
                    new Commitment(
                        "C-%04d".formatted(i),
                        kinds[i % kinds.length],
                        "We will do what commitment %d says.".formatted(i),
                        "§ " + i,
                        Commitment.Force.BINDING,
                        List.of()))
            .toList(),
        new ObjectionWindow(5, "weekdays"),
        null,
        null);
  }

  private static CapabilityThreshold threshold(int t) {
    return new CapabilityThreshold(
        key(t),
        null,
        key(t),
        DOMAINS.get(t),
        null,
        List.of(Stage.SCALE),
        List.of(
            new Indicator(
                "i",
                dev.countersign.domain.policy.Indicator.Metric.PROPORTION,
                "i",
                new BigDecimal("0.5"),
                dev.countersign.domain.policy.Indicator.Polarity.HIGHER_IS_RISKIER,
                50,
                new BigDecimal("0.03"))),
        Map.of(Stage.SCALE, List.of("S-1")),
        new Cadence(new BigDecimal("4"), Period.ofMonths(6), List.of()),
        new Independence(false, 0));
  }

  private RecordedFact fact(
      String id, OrganisationId owner, @Nullable OrganisationId lab, Instant at, Fact fact) {
    transaction++;
    var header =
        new FactHeader(
            fact.kind(),
            1,
            id,
            owner,
            lab,
            at,
            at,
            new Position(1, transaction, 1),
            null,
            null,
            List.of());
    return new RecordedFact(header, fact);
  }

  private String next() {
    return "%032x".formatted(++numbers);
  }
}
