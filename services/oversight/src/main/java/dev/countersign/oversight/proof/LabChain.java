package dev.countersign.oversight.proof;

import dev.countersign.domain.fact.FactHeader;
import dev.countersign.domain.fact.FactHeader.Subject;
import dev.countersign.domain.fact.PolicyFact.PolicyVersionPublished;
import dev.countersign.domain.fact.RecordedFact;
import dev.countersign.domain.fact.StatusFact.StatusRecorded;
import dev.countersign.domain.gate.GateFields;
import dev.countersign.domain.history.History.Event;
import dev.countersign.oversight.ledger.Filing;
import dev.countersign.oversight.ledger.IndexRows;
import dev.countersign.oversight.ledger.Positions;
import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.Viewer;
import dev.countersign.oversight.platform.ViewerSwitch;
import dev.countersign.oversight.proof.ProofRows.Logged;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * A lab's whole chain up to one record, with all that its links lean on: for those who may read
 * every gate field of it.
 */
@ApplicationScoped
public class LabChain {
  private final ProofRows rows;
  private final IndexRows index;
  private final SignatureParts signatures;
  private final CurrentViewer viewer;
  private final ViewerSwitch viewerSwitch;

  LabChain(
      ProofRows rows,
      IndexRows index,
      SignatureParts signatures,
      CurrentViewer viewer,
      ViewerSwitch viewerSwitch) {
    this.rows = rows;
    this.index = index;
    this.signatures = signatures;
    this.viewer = viewer;
    this.viewerSwitch = viewerSwitch;
  }

  /**
   * Shows the chain up to a record that the viewer sees.
   *
   * @param status the status record in whose index the chain's head is opened
   */
  void show(FactHeader last, Event<StatusRecorded> status, BundleParts parts) {
    var link =
        last.subjects().stream()
            .filter(subject -> subject.subject().startsWith("lab:"))
            .findFirst()
            .orElseThrow(RefusedException::notFound);
    var lab = link.subject().substring("lab:".length());
    var known = showLinks(link, lab, parts);
    for (var fact : known) {
      if (fact.fact() instanceof PolicyVersionPublished) {
        fact.header().subjects().stream()
            .filter(subject -> subject.subject().startsWith("policyVersion:"))
            .forEach(subject -> showLinks(subject, lab, parts));
      }
    }
    var through = Positions.toUuid(status.fact().through());
    showRegister(Positions.toUuid(last.position()), through, parts);
    parts.head(index.head(link.subject(), through));
    parts.whole(rows.logged(List.of(Positions.toUuid(status.header().position()))));
    signatures
        .show(known, last.position(), parts)
        .forEach(key -> parts.head(index.head("key:" + key, through)));
  }

  /**
   * What is on record about organisations as such bears on every lab, and is everyone's to read.
   */
  private void showRegister(UUID upTo, UUID through, BundleParts parts) {
    parts.whole(rows.logged(rows.register(upTo)));
    if (!rows.chain(Filing.REGISTER, 1).isEmpty()) {
      parts.head(index.head(Filing.REGISTER, through));
    }
  }

  /** Links that are not the viewer's to see keep their places with their gate fields alone. */
  private List<RecordedFact> showLinks(Subject last, String lab, BundleParts parts) {
    var chain = rows.chain(last.subject(), last.number());
    var visible = rows.logged(chain);
    parts.whole(visible);
    Set<UUID> hidden = new LinkedHashSet<>(chain);
    visible.forEach(logged -> hidden.remove(logged.position()));
    if (!hidden.isEmpty()) {
      viewerSwitch.look(Viewer.rulesFor(lab));
      var gateFields = rows.logged(hidden);
      viewerSwitch.look(viewer.get());
      gateFields.forEach(logged -> parts.inPart(logged, gateFields(logged)));
    }
    return visible.stream().map(Logged::fact).toList();
  }

  private static Predicate<String> gateFields(Logged logged) {
    var withheld =
        GateFields.withheld(logged.fact().header().kind())
            .orElseThrow(RefusedException::notFound)
            .members()
            .keySet();
    return field -> !withheld.contains(field);
  }
}
