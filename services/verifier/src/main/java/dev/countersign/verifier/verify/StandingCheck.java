package dev.countersign.verifier.verify;

import dev.countersign.domain.fact.AttestationFact.AttestationRevoked;
import dev.countersign.domain.fact.AttestationFact.AttestationSuperseded;
import dev.countersign.domain.fact.AttestationFact.AttestationSuspended;
import dev.countersign.domain.fact.GateFact.GateDecided;
import dev.countersign.proofs.bundle.Bundle;
import dev.countersign.proofs.index.Stood;
import dev.countersign.proofs.json.JsonValue.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How attestations stood in the newest status of a file, and whether that is new enough: what is
 * old shows nothing of how things stand now, and so clears nothing.
 */
final class StandingCheck {
  private static final List<String> NAMED =
      List.of("ATTESTATION_RECEIVED", "ATTESTATION_SUMMARISED");

  private final Records records;
  private final Bundle bundle;
  private final Findings findings;

  StandingCheck(Records records, Bundle bundle, Findings findings) {
    this.records = records;
    this.bundle = bundle;
    this.findings = findings;
  }

  /** Checks what the file says of attestations. */
  void check() {
    if (Status.mayBeUnknown(records)) {
      return;
    }
    var status = Status.newest(records);
    for (var stood : bundle.stood()) {
      var named = named(stood);
      var digest = named.map(record -> record.text("payloadDigest")).orElse("");
      if (status.isEmpty() || !stood.provenBy(status.get().statusRoot(), digest)) {
        findings.isFalse(
            "The map of statuses does not have %s as the file shows it."
                .formatted(stood.attestation()));
      } else if (isAllRead(stood)
          && !ended(stood, status.get()).orElse(stood.status()).equals(stood.status())) {
        findings.isFalse(
            "The map of statuses says %s of %s, and its records say otherwise."
                .formatted(stood.status(), stood.attestation()));
      } else {
        findings.holds(
            "%s stood %s at %s, by the log's map of statuses."
                .formatted(
                    stood.attestation(),
                    words(stood, named.orElseThrow(), status.get().at()),
                    status.get().at()));
      }
    }
  }

  private Optional<JsonObject> named(Stood stood) {
    return records.stream()
        .map(Records.Proven::shown)
        .filter(record -> NAMED.contains(record.text("kind")))
        .filter(record -> stood.attestation().equals(record.text("attestation")))
        .findFirst();
  }

  /** True unless what ended it may be said in a form that is not known. */
  private boolean isAllRead(Stood stood) {
    return records.stream()
        .filter(Records.Proven::isOfUnknownForm)
        .noneMatch(record -> stood.attestation().equals(record.shown().text("attestation")));
  }

  /** What the records in the file say last before the status speaks; empty if they say nothing. */
  private Optional<String> ended(Stood stood, Status status) {
    var id = stood.attestation();
    return Stream.of(
            records
                .facts(AttestationRevoked.class)
                .filter(event -> event.fact().attestation().value().equals(id))
                .map(event -> Map.entry(event.header().position(), "REVOKED")),
            records
                .facts(AttestationSuspended.class)
                .filter(event -> event.fact().attestation().value().equals(id))
                .map(event -> Map.entry(event.header().position(), "SUSPENDED")),
            records
                .facts(AttestationSuperseded.class)
                .filter(event -> event.fact().attestation().value().equals(id))
                .map(event -> Map.entry(event.header().position(), "SUPERSEDED")))
        .flatMap(endings -> endings)
        .filter(ending -> status.through().isAfter(ending.getKey()))
        .reduce((one, other) -> one.getKey().isAfter(other.getKey()) ? one : other)
        .map(Map.Entry::getValue);
  }

  private static String words(Stood stood, JsonObject record, Instant at) {
    return stood.status().equals("ACTIVE") && !at.isBefore(expiry(record))
        ? "EXPIRED"
        : stood.status();
  }

  /** A record that does not say until when never stands active. */
  private static Instant expiry(JsonObject record) {
    var until = record.text("expiresAt");
    try {
      return until == null ? Instant.MIN : Instant.parse(until);
    } catch (DateTimeException e) {
      return Instant.MIN;
    }
  }

  /**
   * Says what is too old to show how things stand at an instant.
   *
   * @param at on the platform's clock; null to ask only how they stood
   */
  void checkAt(@Nullable Instant at) {
    if (at == null) {
      return;
    }
    var status = Status.newest(records);
    if (status.isEmpty() || !status.get().isFreshAt(at)) {
      findings.lacks(
          Result.STATUS_UNPROVEN,
          "How things stand at %s is not shown: the newest status in the file is %s. Get it anew."
              .formatted(at, status.map(known -> "of " + known.at()).orElse("none at all")));
    }
    records
        .facts(GateDecided.class)
        .filter(event -> event.fact().decision().value().equals(bundle.about()))
        .map(event -> event.fact().validUntil())
        .filter(until -> until != null && !at.isBefore(until))
        .forEach(
            until ->
                findings.lacks(
                    Result.STATUS_UNPROVEN,
                    "It held until %s, and clears nothing since.".formatted(until)));
  }
}
