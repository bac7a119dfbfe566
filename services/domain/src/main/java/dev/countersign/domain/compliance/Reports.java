package dev.countersign.domain.compliance;

import dev.countersign.domain.obligation.Obligation;
import dev.countersign.domain.obligation.Obligation.ObligationState;
import java.util.List;
import java.util.Objects;

/** What is owed because something happened, and whether it was handed in. */
final class Reports {
  private Reports() {}

  /** Over all that the lab owes because of incidents. */
  static Standing all(LabRecord record) {
    return of(record, record.obligations().stream().filter(Obligation::isOfIncident).toList());
  }

  /** The worst of all that is owed. */
  static Standing of(LabRecord record, List<Obligation> owed) {
    return owed.isEmpty()
        ? Standing.of(ComplianceStatus.NOT_APPLICABLE, "No incident on record calls for it.", null)
        : Standing.worst(owed.stream().map(one -> standing(record, one)).toList());
  }

  private static Standing standing(LabRecord record, Obligation owed) {
    var due = owed.due();
    var what =
        owed.state() == ObligationState.PENDING && due == null
            ? "is owed; nothing that starts its clock is claimed yet"
            : "is %s; due before %s".formatted(owed.state(), due == null ? "no day" : due.at());
    return Standing.of(
        status(record, owed),
        "Round %d for %s %s.".formatted(owed.round(), owed.subject(), what),
        owed.fulfilledBy() == null ? owed.subject() : owed.fulfilledBy());
  }

  private static ComplianceStatus status(LabRecord record, Obligation owed) {
    return switch (owed.state()) {
      case OVERDUE -> ComplianceStatus.OVERDUE;
      case SUBMITTED_LATE -> ComplianceStatus.BREACHED;
      case PENDING, DUE_SOON -> ComplianceStatus.DUE_SOON;
      case SUBMITTED ->
          record.confirmedReports().contains(Objects.requireNonNull(owed.fulfilledBy()))
              ? ComplianceStatus.MET
              : ComplianceStatus.CLAIMED;
    };
  }
}
