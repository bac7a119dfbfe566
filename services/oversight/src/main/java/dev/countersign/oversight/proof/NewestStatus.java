package dev.countersign.oversight.proof;

import dev.countersign.domain.fact.AttestationFact.AttestationReceived;
import dev.countersign.domain.fact.AttestationFact.AttestationSummarised;
import dev.countersign.domain.fact.RecordedFact;
import dev.countersign.domain.fact.StatusFact.StatusRecorded;
import dev.countersign.domain.history.History.Event;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.ledger.IndexRows;
import dev.countersign.oversight.ledger.LogRows;
import dev.countersign.oversight.ledger.Positions;
import dev.countersign.oversight.ledger.Wanted;
import dev.countersign.oversight.platform.Window;
import dev.countersign.oversight.proof.ProofRows.Logged;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The newest status under the newest checkpoint, and how attestations stand in it. */
@ApplicationScoped
public class NewestStatus {
  private static final int LATEST = 10;

  private final Facts facts;
  private final ProofRows rows;
  private final IndexRows index;
  private final LogRows log;

  NewestStatus(Facts facts, ProofRows rows, IndexRows index, LogRows log) {
    this.facts = facts;
    this.rows = rows;
    this.index = index;
    this.log = log;
  }

  /** The record of it, if there is one. */
  Optional<Event<StatusRecorded>> find() {
    long size = size();
    var latest =
        facts
            .page(Wanted.all(StatusRecorded.class), new Window(LATEST, null, null, true, false))
            .rows()
            .stream()
            .map(row -> row.value())
            .toList();
    var logged = rows.logged(latest.stream().map(NewestStatus::position).toList());
    return latest.stream()
        .filter(
            event ->
                logged.stream()
                    .anyMatch(
                        link -> link.position().equals(position(event)) && isUnder(link, size)))
        .findFirst();
  }

  long size() {
    return log.newestCheckpoint().map(LogRows.Checkpoint::size).orElse(0L);
  }

  static boolean isUnder(Logged link, long size) {
    return link.index() >= 0 && link.index() < size;
  }

  static UUID position(Event<StatusRecorded> event) {
    return Positions.toUuid(event.header().position());
  }

  /** Shows how the attestations among these facts stand, for whoever may see that they exist. */
  void showStanding(Collection<RecordedFact> known, BundleParts parts) {
    var digests = digests(known);
    var status = digests.isEmpty() ? Optional.<Event<StatusRecorded>>empty() : find();
    status.ifPresent(
        event -> {
          var through = Positions.toUuid(event.fact().through());
          var stood =
              digests.entrySet().stream()
                  .flatMap(one -> index.stood(one.getKey(), one.getValue(), through).stream())
                  .toList();
          if (!stood.isEmpty()) {
            parts.whole(rows.logged(List.of(position(event))));
            stood.forEach(parts::stood);
          }
        });
  }

  private static Map<String, String> digests(Collection<RecordedFact> known) {
    var digests = new LinkedHashMap<String, String>();
    for (var recorded : known) {
      if (recorded.fact() instanceof AttestationReceived received) {
        digests.put(received.attestation().value(), received.payloadDigest());
      } else if (recorded.fact() instanceof AttestationSummarised summarised) {
        digests.put(summarised.attestation().value(), summarised.payloadDigest());
      }
    }
    return digests;
  }
}
