package dev.countersign.domain.attestation;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.fact.OrganisationFact.AccreditationApproved;
import dev.countersign.domain.fact.OrganisationFact.AccreditationRecorded;
import dev.countersign.domain.fact.OrganisationFact.AccreditationWithdrawn;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.id.AccreditationId;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.domain.policy.RiskDomain;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which auditors are accredited, by whom, for which risk domains, from when until when. An
 * accreditation counts from the later of its beginning and its approval: what is approved later
 * never vouches for what was signed before.
 */
public final class Accreditations {
  private final List<Accreditation> all = new ArrayList<>();

  /**
   * One accreditation with what became of it.
   *
   * @param approvedAt when a second registrar approved it; null if none has
   * @param withdrawn null if it was not
   */
  public record Accreditation(
      Event<AccreditationRecorded> recorded,
      @Nullable Instant approvedAt,
      @Nullable AccreditationWithdrawn withdrawn) {

    /** Where it stood at an instant, by everything that is on record. */
    public AccreditationState at(Instant instant) {
      var fact = recorded.fact();
      if (withdrawn != null && !instant.isBefore(withdrawn.effectiveFrom())) {
        return AccreditationState.WITHDRAWN;
      }
      if (approvedAt == null || instant.isBefore(approvedAt)) {
        return AccreditationState.RECORDED;
      }
      if (instant.isBefore(fact.from())) {
        return AccreditationState.UPCOMING;
      }
      return instant.isBefore(fact.until())
          ? AccreditationState.IN_FORCE
          : AccreditationState.EXPIRED;
    }
  }

  private Accreditations(
      List<Event<AccreditationRecorded>> recorded,
      List<Event<AccreditationApproved>> approved,
      List<Event<AccreditationWithdrawn>> withdrawn) {
    var approvals = new HashMap<AccreditationId, Instant>();
    approved.forEach(e -> approvals.putIfAbsent(e.fact().accreditation(), e.header().recordedAt()));
    Map<AccreditationId, AccreditationWithdrawn> endings = new HashMap<>();
    withdrawn.forEach(e -> endings.putIfAbsent(e.fact().accreditation(), e.fact()));
    for (var event : recorded) {
      var id = event.fact().accreditation();
      all.add(new Accreditation(event, approvals.get(id), endings.get(id)));
    }
  }

  /** Those that these facts make. */
  public static Accreditations of(
      List<Event<AccreditationRecorded>> recorded,
      List<Event<AccreditationApproved>> approved,
      List<Event<AccreditationWithdrawn>> withdrawn) {
    return new Accreditations(recorded, approved, withdrawn);
  }

  /** In the order of recording. */
  public List<Accreditation> all() {
    return List.copyOf(all);
  }

  /** Those of one auditor that a second registrar approved, in the order of recording. */
  public List<Accreditation> of(OrganisationId auditor) {
    return stream(auditor).filter(one -> one.approvedAt() != null).toList();
  }

  /** The risk domains that an auditor was accredited for at an instant, in their order. */
  public List<RiskDomain> domains(OrganisationId auditor, Instant at) {
    return stream(auditor)
        .filter(one -> one.at(at) == AccreditationState.IN_FORCE)
        .flatMap(one -> one.recorded().fact().domains().stream())
        .distinct()
        .sorted()
        .toList();
  }

  private Stream<Accreditation> stream(OrganisationId auditor) {
    return all.stream().filter(one -> one.recorded().fact().auditor().equals(auditor));
  }

  /**
   * Checks what is to be recorded.
   *
   * @param auditor the auditor's legal name
   * @throws RuleBrokenException if it contradicts itself
   */
  public static void check(AccreditationRecorded wanted, String auditor) {
    if (!wanted.from().isBefore(wanted.until())) {
      throw new RuleBrokenException("INTERVAL_EMPTY", "An accreditation ends after it begins.");
    }
    if (wanted.domains().isEmpty()
        || new HashSet<>(wanted.domains()).size() != wanted.domains().size()) {
      throw new RuleBrokenException(
          "ACCREDITED_FOR_NOTHING", "$.domains: name each risk domain once, and at least one.");
    }
    if (normal(wanted.body()).equals(normal(auditor))) {
      throw new RuleBrokenException(
          "ACCREDITS_ITSELF", "$.body: an auditor is accredited by somebody else.");
    }
  }

  private static String normal(String name) {
    return name.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }
}
