package dev.countersign.domain.compliance;

import dev.countersign.domain.fact.ModelFact.ModelVersionRegistered;
import dev.countersign.domain.gate.Case;
import dev.countersign.domain.id.ModelId;
import dev.countersign.domain.policy.Commitment;
import dev.countersign.domain.policy.Commitment.Force;
import dev.countersign.domain.policy.Commitment.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.stream.Stream;

/**
 * How a lab stands to what it committed itself to. What the record itself shows, it is judged by:
 * evaluations, validations, halts and reports. The rest is judged by what somebody claims of it.
 */
public final class CommitmentRule {
  private static final List<Duration> RADAR = List.of(Duration.ofHours(24), Duration.ofHours(72));

  private final Case facts;
  private final LabRecord record;
  private final Horizon horizon;
  private final OnEvaluations evaluations;
  private final OnDiscarded discarded;
  private final OnSafeguards safeguards;
  private final OnHalts halts;
  private final Claims claims;

  private CommitmentRule(Case facts, LabRecord record) {
    this.facts = facts;
    this.record = record;
    this.horizon = new Horizon(facts.at());
    this.evaluations = new OnEvaluations(facts, horizon);
    this.discarded = new OnDiscarded(facts);
    this.safeguards = new OnSafeguards(facts, evaluations, horizon);
    this.halts = new OnHalts(facts);
    this.claims = new Claims(record);
    facts.policies().nextChange(facts.at()).ifPresent(horizon::mayChange);
    record.attestations().forEach(counted -> horizon.mayChange(counted.endsAt()));
    for (var owed : record.obligations()) {
      if (owed.due() != null) {
        horizon.mayChange(owed.due().at());
        RADAR.forEach(before -> horizon.mayChange(owed.due().at().minus(before)));
      }
    }
  }

  /** The lab's whole matrix, judged at the instant of the case. */
  public static CommitmentMatrix of(Case facts, LabRecord record) {
    return new CommitmentRule(facts, record).matrix();
  }

  private CommitmentMatrix matrix() {
    var made =
        facts.policies().at(facts.at()).stream()
            .flatMap(
                version ->
                    version.policy().commitments().stream()
                        .map(commitment -> new CommitmentMatrix.Made(version.id(), commitment)))
            .toList();
    var ofWhole = new ArrayList<Standing>();
    made.forEach(one -> ofWhole.add(ofWhole(one.commitment())));
    var models = new ArrayList<CommitmentMatrix.OnModel>();
    for (var model : facts.lineage().models()) {
      models.add(onModel(model, made, ofWhole));
    }
    return new CommitmentMatrix(
        record.lab(), made, ofLab(made, ofWhole, models), models, horizon.until());
  }

  private CommitmentMatrix.OnModel onModel(
      ModelId model, List<CommitmentMatrix.Made> made, List<Standing> ofWhole) {
    var judged =
        discarded.judged(model).stream()
            .flatMap(version -> facts.lineage().version(version).stream())
            .toList();
    var since = since(judged);
    // Commitments of one kind are judged by the same things: one standing serves them all.
    var byKind = new EnumMap<Kind, Standing>(Kind.class);
    var standings = new ArrayList<Standing>(made.size());
    for (int i = 0; i < made.size(); i++) {
      var commitment = made.get(i).commitment();
      standings.add(
          isOfModels(commitment)
              ? weighed(
                  commitment,
                  byKind.computeIfAbsent(commitment.kind(), kind -> overVersions(kind, judged)),
                  since)
              : ofWhole.get(i));
    }
    var last = judged.getLast();
    return new CommitmentMatrix.OnModel(model, last.modelVersion(), last.label(), standings);
  }

  /** The worst of the versions governs, so that none hides behind one that was made beside it. */
  private Standing overVersions(Kind kind, List<ModelVersionRegistered> judged) {
    if (judged.size() == 1) {
      return of(kind, judged.getFirst());
    }
    return Standing.worst(
        judged.stream()
            .map(
                version -> {
                  var standing = of(kind, version);
                  return Standing.of(
                      standing.status(),
                      "On %s it is %s.".formatted(version.label(), standing.status()),
                      version.modelVersion().value(),
                      standing.because());
                })
            .toList());
  }

  /** Since when all of these were on record. */
  private Instant since(List<ModelVersionRegistered> versions) {
    var ids = versions.stream().map(ModelVersionRegistered::modelVersion).toList();
    return facts.history().stream(ModelVersionRegistered.class)
        .filter(event -> ids.contains(event.fact().modelVersion()))
        .map(event -> event.header().recordedAt())
        .max(Comparator.naturalOrder())
        .orElse(Instant.MIN);
  }

  /**
   * A review that found a commitment broken outweighs the record; one that found it kept, doubt, if
   * it looked at a time in which all that is judged was there.
   */
  private Standing weighed(Commitment commitment, Standing shown, Instant since) {
    return claims
        .reviewed(commitment.key())
        .filter(
            review ->
                review.standing().status() == ComplianceStatus.BREACHED
                    || (review.standing().status() == ComplianceStatus.MET
                        && review.until().isAfter(since)
                        && shown.status() == ComplianceStatus.CLAIMED))
        .map(Claims.Reviewed::standing)
        .map(
            review ->
                new Standing(
                    review.status(),
                    Stream.concat(review.because().stream(), shown.because().stream()).toList()))
        .orElse(shown);
  }

  private Standing of(Kind kind, ModelVersionRegistered judged) {
    var version = judged.modelVersion();
    return switch (kind) {
      case EVALUATION -> discarded.made(version, evaluations.made(version));
      case INDEPENDENT_REVIEW -> discarded.reviewed(version, evaluations.reviewed(version));
      case SAFEGUARD -> safeguards.inPlace(version, false);
      case SECURITY -> safeguards.inPlace(version, true);
      case HALT -> halts.kept(judged.model(), version);
      case TRANSPARENCY, GOVERNANCE, INCIDENT_REPORTING, OTHER ->
          throw new IllegalStateException("Not of models: " + kind);
    };
  }

  private static boolean isOfModels(Commitment commitment) {
    return commitment.force() != Force.ABSENT
        && switch (commitment.kind()) {
          case EVALUATION, INDEPENDENT_REVIEW, SAFEGUARD, SECURITY, HALT -> true;
          case TRANSPARENCY, GOVERNANCE, INCIDENT_REPORTING, OTHER -> false;
        };
  }

  /** What does not depend on a model; of what does, what holds of a lab without any. */
  private Standing ofWhole(Commitment commitment) {
    if (commitment.force() == Force.ABSENT) {
      return Standing.of(
          ComplianceStatus.ABSENT, "The policy says that it makes no such commitment.", null);
    }
    if (isOfModels(commitment)) {
      return Standing.of(ComplianceStatus.NOT_APPLICABLE, "The lab has no model on record.", null);
    }
    if (commitment.kind() == Kind.INCIDENT_REPORTING) {
      return Reports.all(record);
    }
    return claims
        .reviewed(commitment.key())
        .map(Claims.Reviewed::standing)
        .orElseGet(() -> claimed(commitment));
  }

  private Standing claimed(Commitment commitment) {
    return claims.judge(
        record.mappings().stream()
            .filter(event -> commitment.key().equals(event.fact().commitmentKey()))
            .toList(),
        "Nothing on record shows that it is kept.");
  }

  private List<Standing> ofLab(
      List<CommitmentMatrix.Made> made,
      List<Standing> ofWhole,
      List<CommitmentMatrix.OnModel> models) {
    var all = new ArrayList<Standing>();
    for (int i = 0; i < made.size(); i++) {
      var commitment = made.get(i).commitment();
      var shown =
          isOfModels(commitment) && !models.isEmpty() ? overModels(models, i) : ofWhole.get(i);
      all.add(isOfModels(commitment) && commitment.kind() == Kind.HALT ? begun(shown) : shown);
    }
    return all;
  }

  /** What the lab began from nothing though it was not cleared to counts over all its models. */
  private Standing begun(Standing shown) {
    var begun = halts.begunAnyway();
    return begun.isEmpty()
        ? shown
        : Standing.worst(Stream.concat(begun.stream(), Stream.of(shown)).toList());
  }

  private static Standing overModels(List<CommitmentMatrix.OnModel> models, int commitment) {
    return Standing.worst(
        models.stream()
            .map(
                on -> {
                  var standing = on.standings().get(commitment);
                  return Standing.of(
                      standing.status(),
                      "On %s (%s) it is %s.".formatted(on.model(), on.label(), standing.status()),
                      on.version().value(),
                      standing.because());
                })
            .toList());
  }
}
