package dev.countersign.domain.attestation;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.attestation.Reviews.Reviewed;
import dev.countersign.domain.codec.RecordReader;
import dev.countersign.domain.codec.RecordWriter;
import dev.countersign.domain.history.Engagements;
import dev.countersign.domain.history.History;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.domain.statement.AuditorPredicates.Attested;
import dev.countersign.domain.statement.AuditorPredicates.CapabilityEvaluation;
import dev.countersign.domain.statement.AuditorPredicates.ProceduralCompliance;
import dev.countersign.domain.statement.AuditorPredicates.SafeguardValidation;
import dev.countersign.domain.statement.PredicateType;
import dev.countersign.proofs.intoto.Statement;
import dev.countersign.proofs.intoto.Statement.Subject;
import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** What a statement claims, held against the record: it must say exactly what the record says. */
public final class Arrivals {
  private Arrivals() {}

  /**
   * Reads the claim of a statement.
   *
   * @throws RuleBrokenException if no such claim can be attested here
   */
  public static Attested read(Statement statement) {
    var type = PredicateType.ofUri(statement.predicateType()).orElse(null);
    if (type == null || !Attested.class.isAssignableFrom(type.shape())) {
      throw new RuleBrokenException(
          "PREDICATE_UNKNOWN", "No such predicate counts here: use what was prepared.");
    }
    return (Attested) RecordReader.read(statement.predicate(), type.shape());
  }

  /**
   * Refuses a claim that differs from the record in anything.
   *
   * @param seen the lab's record as far as this auditor sees it
   * @param lead who hands it in
   * @param at when it is recorded
   */
  public static void require(
      Statement statement,
      Attested claim,
      History seen,
      OrganisationId auditor,
      OrganisationId lab,
      String lead,
      Instant at) {
    if (!claim.lead().equals(lead)) {
      throw new RuleBrokenException(
          "LEAD_MISMATCH", "The statement names another lead than the one who hands it in.");
    }
    if (!claim.labId().equals(lab)) {
      throw new RuleBrokenException(
          "LAB_MISMATCH", "The statement is about another lab than what it is bound to.");
    }
    var limits = new Limits(new Seen(seen, auditor, lab));
    limits.requireInTime(claim, at);
    if (!Engagements.of(seen).isOpen(claim.engagementId(), auditor, at)) {
      throw new RuleBrokenException(
          "ENGAGEMENT_NOT_OPEN", "The engagement that it was signed under is not open any more.");
    }
    limits.requireSupersedes(claim, statement.predicateType());
    var claims = Claims.of(seen, auditor, lab);
    var expected = expected(claims, claim);
    var onRecord = claims.statement(expected);
    if (!digests(statement).equals(digests(onRecord))
        || statement.subjects().size() != onRecord.subjects().size()) {
      throw new RuleBrokenException(
          "SUBJECT_MISMATCH",
          "The subjects must be what it is about and exactly what is relied upon.");
    }
    requireSame(expected, claim);
  }

  private static Attested expected(Claims claims, Attested claim) {
    var signing = Claims.signing(claim);
    return switch (claim) {
      case CapabilityEvaluation evaluation ->
          claims.ofEvaluation(
              evaluation.evaluationId(), evaluation.elicitation().matchesThreatActor(), signing);
      case SafeguardValidation validation ->
          claims.ofSafeguard(
              validation.modelVersionId(),
              validation.safeguardKey(),
              validation.surfaces(),
              new Claims.Method(
                  validation.method(),
                  validation.attackBudget(),
                  validation.successCriterion(),
                  validation.restsOn()),
              signing);
      case ProceduralCompliance review -> claims.ofReview(Reviewed.of(review), signing);
    };
  }

  private static Set<String> digests(Statement statement) {
    return statement.subjects().stream()
        .map(Subject::sha256)
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static void requireSame(Attested expected, Attested claim) {
    var onRecord = RecordWriter.write((Record) expected);
    var claimed = RecordWriter.write((Record) claim);
    for (var field : onRecord.members().keySet()) {
      if (!Objects.equals(onRecord.get(field), claimed.get(field))) {
        throw new RuleBrokenException(
            field.equals("findings") ? "FINDING_MISMATCH" : "CLAIM_MISMATCH",
            "%s is not what the record says. Prepare the attestation again.".formatted(field));
      }
    }
  }
}
