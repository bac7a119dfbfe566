package dev.countersign.oversight.evidence;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.fact.EvidenceFact.EvidenceErased;
import dev.countersign.domain.fact.EvidenceFact.EvidenceHoldPlaced;
import dev.countersign.domain.fact.EvidenceFact.EvidenceHoldReleased;
import dev.countersign.domain.fact.EvidenceFact.EvidenceRetentionSet;
import dev.countersign.domain.fact.EvidenceFact.EvidenceSealed;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.id.EvidenceId;
import dev.countersign.oversight.engagement.Engagements;
import dev.countersign.oversight.evidence.EvidenceAccess.Readable;
import dev.countersign.oversight.ledger.Book;
import dev.countersign.oversight.ledger.Entry;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.ledger.Filing;
import dev.countersign.oversight.ledger.Ledger;
import dev.countersign.oversight.organisation.Jurisdictions;
import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.Viewer;
import dev.countersign.oversight.platform.WriteRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;

/**
 * How long evidence is kept. A hold beats its retention; erasing leaves a tombstone, and everything
 * else that was recorded.
 */
@UseCase
public class KeepEvidence {
  private final Ledger ledger;
  private final Facts facts;
  private final CurrentViewer viewer;
  private final Jurisdictions jurisdictions;
  private final Engagements engagements;

  KeepEvidence(
      Ledger ledger,
      Facts facts,
      CurrentViewer viewer,
      Jurisdictions jurisdictions,
      Engagements engagements) {
    this.ledger = ledger;
    this.facts = facts;
    this.viewer = viewer;
    this.jurisdictions = jurisdictions;
    this.engagements = engagements;
  }

  /** Keeps it at least so long; a shorter time than was set before is refused. */
  public EvidenceId retain(WriteRequest request, EvidenceId id, Instant until, String reason) {
    return own(
        request,
        id,
        (evidence, entry) -> {
          var before = retention(id);
          if (before.isPresent() && until.isBefore(before.get())) {
            throw new RuleBrokenException(
                "RETENTION_SHORTENED", "It is kept until %s already.".formatted(before.get()));
          }
          entry.append(
              new EvidenceRetentionSet(id, until, reason, entry.viewer().user()),
              seenWith(evidence, entry));
        });
  }

  /** Keeps it until the hold is released by the organisation that placed it. */
  public EvidenceId hold(WriteRequest request, EvidenceId id, String reason) {
    return write(request, seen(id), (evidence, entry) -> hold(entry, id, reason));
  }

  /**
   * Keeps it, in the entry in which that is asked for.
   *
   * @return the hold, which is released like any other
   */
  public String hold(Entry entry, EvidenceId id, String reason) {
    var evidence = seen(id);
    requireConcerned(evidence, entry);
    var hold = entry.newId("hold_");
    entry.append(
        new EvidenceHoldPlaced(hold, id, reason, entry.viewer().user()), closed(evidence, entry));
    return hold;
  }

  /** Everyone sees PUBLIC evidence; that alone lets nobody bind its owner. */
  private void requireConcerned(Readable evidence, Entry entry) {
    var who = entry.viewer();
    boolean concerned =
        List.of(evidence.owner(), evidence.lab()).contains(who.organisation())
            || switch (who.kind()) {
              case REGULATOR -> jurisdictions.supervises(who.organisation(), evidence.lab());
              case AUDITOR ->
                  !engagements
                      .allOpen(who.organisation(), evidence.lab(), entry.recordedAt())
                      .isEmpty();
              case LAB, PLATFORM, PUBLIC, RULES, SERVICE -> false;
            };
    if (!concerned) {
      throw RefusedException.forbidden(
          "Its owner or its lab holds evidence, or who supervises or audits that lab.");
    }
  }

  public EvidenceId release(WriteRequest request, EvidenceId id, String hold, String reason) {
    return write(
        request,
        seen(id),
        (evidence, entry) -> {
          var open = open(holds(id), releases(id));
          var placed =
              open.stream()
                  .filter(event -> event.fact().hold().equals(hold))
                  .findFirst()
                  .orElseThrow(RefusedException::notFound);
          if (!placed.header().organisation().value().equals(entry.viewer().organisation())) {
            throw RefusedException.forbidden("Whoever placed a hold releases it.");
          }
          entry.append(
              new EvidenceHoldReleased(hold, id, reason, entry.viewer().user()),
              closed(evidence, entry));
        });
  }

  /** Records that the bytes are erased; the caller has the vault do it. */
  public EvidenceId erase(WriteRequest request, EvidenceId id, String reason) {
    return own(
        request,
        id,
        (evidence, entry) -> {
          if (!facts.of(EvidenceErased.class, List.of(id.value())).isEmpty()) {
            throw new RuleBrokenException("EVIDENCE_ERASED", "The bytes were erased before.");
          }
          if (isHeld(entry, id, evidence.lab())) {
            throw new RuleBrokenException(
                "EVIDENCE_ON_HOLD", "A hold beats retention. Have it released first.");
          }
          var until =
              retention(id)
                  .orElseThrow(
                      () ->
                          new RuleBrokenException(
                              "RETENTION_NOT_SET", "Say first how long it is to be kept."));
          if (entry.recordedAt().isBefore(until)) {
            throw new RuleBrokenException(
                "RETENTION_RUNS", "It is to be kept until %s.".formatted(until));
          }
          entry.append(
              new EvidenceErased(id, evidence.sha256(), reason, entry.viewer().user()),
              seenWith(evidence, entry));
        });
  }

  /** Whose bytes they are. */
  public String ownerOf(EvidenceId id) {
    return seen(id).owner();
  }

  private Readable seen(EvidenceId id) {
    return facts
        .first(EvidenceSealed.class, id.value())
        .map(EvidenceAccess::readable)
        .orElseThrow(RefusedException::notFound);
  }

  private EvidenceId own(WriteRequest request, EvidenceId id, BiConsumer<Readable, Entry> story) {
    var evidence = seen(id);
    if (!evidence.owner().equals(viewer.get().organisation())) {
      throw RefusedException.forbidden("Only its owner does this with evidence.");
    }
    return write(request, evidence, story);
  }

  private EvidenceId write(
      WriteRequest request, Readable evidence, BiConsumer<Readable, Entry> story) {
    var who = viewer.get();
    var books = new ArrayList<>(List.of(Book.ofLab(evidence.lab())));
    if (who.kind() == Viewer.Kind.AUDITOR) {
      books.add(Book.ofAuditor(who.organisation()));
    }
    return new EvidenceId(
        ledger.write(
            request,
            books,
            entry -> {
              story.accept(evidence, entry);
              return evidence.evidence().value();
            }));
  }

  private static Filing seenWith(Readable evidence, Entry entry) {
    return EvidenceFiling.of(
            evidence.evidence().value(),
            entry.viewer().organisation(),
            evidence.lab(),
            evidence.evidenceClass())
        .parties(List.of(evidence.owner()));
  }

  private static Filing closed(Readable evidence, Entry entry) {
    return EvidenceFiling.closed(
            evidence.evidence().value(),
            entry.viewer().organisation(),
            evidence.lab(),
            evidence.evidenceClass())
        .parties(List.of(evidence.owner()));
  }

  private Optional<Instant> retention(EvidenceId id) {
    return facts.of(EvidenceRetentionSet.class, List.of(id.value())).stream()
        .map(event -> event.fact().until())
        .max(Instant::compareTo);
  }

  /** As the lab sees it: a hold counts whether or not the owner may see who placed it. */
  private boolean isHeld(Entry entry, EvidenceId id, String lab) {
    var held = new AtomicBoolean();
    entry.as(
        new Viewer(lab, Viewer.Kind.LAB, "vault"),
        () -> held.set(!open(holds(id), releases(id)).isEmpty()));
    return held.get();
  }

  private List<Event<EvidenceHoldPlaced>> holds(EvidenceId id) {
    return facts.of(EvidenceHoldPlaced.class, List.of(id.value()));
  }

  private List<Event<EvidenceHoldReleased>> releases(EvidenceId id) {
    return facts.of(EvidenceHoldReleased.class, List.of(id.value()));
  }

  /** Holds that are not released. */
  static List<Event<EvidenceHoldPlaced>> open(
      List<Event<EvidenceHoldPlaced>> placed, List<Event<EvidenceHoldReleased>> released) {
    return placed.stream()
        .filter(
            hold -> released.stream().noneMatch(r -> r.fact().hold().equals(hold.fact().hold())))
        .toList();
  }
}
