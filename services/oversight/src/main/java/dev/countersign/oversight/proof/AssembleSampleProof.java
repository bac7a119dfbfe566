package dev.countersign.oversight.proof;

import dev.countersign.domain.fact.EvidenceFact.EvidenceResultsRead;
import dev.countersign.domain.fact.EvidenceFact.EvidenceSealed;
import dev.countersign.domain.fact.FactHeader;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.id.EvidenceId;
import dev.countersign.oversight.evidence.EvidenceAccess.Readable;
import dev.countersign.oversight.evidence.ReadContents;
import dev.countersign.oversight.evidence.VaultContents.ProvenSample;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.ledger.LogRows;
import dev.countersign.oversight.ledger.Positions;
import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.Viewer;
import dev.countersign.oversight.platform.ViewerSwitch;
import dev.countersign.oversight.proof.ProofRows.Logged;
import dev.countersign.proofs.bundle.Bundle.Cut;
import dev.countersign.proofs.bundle.SampleProof;
import dev.countersign.proofs.bundle.SampleProof.Place;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * Puts the proof of one sample into one file. A digest of guessable words tells the words, so it is
 * given to those alone who may read the sample now: of the upper classes, once that is on record.
 */
@UseCase
public class AssembleSampleProof {
  /** What of the file's records a sample hangs on; not their places on the lab's chain. */
  private static final Set<String> SHOWN =
      Set.of(
          "kind",
          "schema",
          "id",
          "organisation",
          "lab",
          "recordedAt",
          "evidence",
          "sha256",
          "size",
          "samples",
          "samplesRoot");

  private final ReadContents contents;
  private final Facts facts;
  private final ProofRows rows;
  private final LogRows log;
  private final CurrentViewer viewer;
  private final ViewerSwitch viewerSwitch;

  AssembleSampleProof(
      ReadContents contents,
      Facts facts,
      ProofRows rows,
      LogRows log,
      CurrentViewer viewer,
      ViewerSwitch viewerSwitch) {
    this.contents = contents;
    this.facts = facts;
    this.rows = rows;
    this.log = log;
    this.viewer = viewer;
    this.viewerSwitch = viewerSwitch;
  }

  /**
   * The proof of a sample.
   *
   * @param found what the vault says of it
   */
  public SampleProof of(EvidenceId evidence, ProvenSample found) {
    var parts = new BundleParts();
    records(contents.samplesOf(evidence)).forEach(r -> parts.inPart(r, SHOWN::contains));
    return new SampleProof(
        evidence.value(),
        found.index(),
        found.total(),
        HexFormat.of().parseHex(found.sample().content()),
        place(found),
        found.proof().stream().map(HexFormat.of()::parseHex).toList(),
        parts.bundle(evidence.value(), Cut.PUBLIC, List.of(), log));
  }

  /**
   * The records of the file and of its results. Whoever was let in to a hazard by a second person
   * may not see them, so they are looked up as the lab, and shown no further than what was let in.
   */
  private List<Logged> records(Readable readable) {
    viewerSwitch.look(Viewer.rulesFor(readable.lab()));
    try {
      var id = readable.evidence().value();
      var sealed = facts.first(EvidenceSealed.class, id).map(Event::header);
      var results = facts.first(EvidenceResultsRead.class, id).map(Event::header);
      if (sealed.isEmpty() || results.isEmpty()) {
        throw RefusedException.notFound();
      }
      return rows.logged(
          List.of(sealed.get(), results.get()).stream()
              .map(FactHeader::position)
              .map(Positions::toUuid)
              .toList());
    } finally {
      viewerSwitch.look(viewer.get());
    }
  }

  private static Place place(ProvenSample found) {
    var place = found.sample().place();
    return new Place(place.member(), place.from(), place.until());
  }
}
