package dev.countersign.oversight.obligation;

import dev.countersign.domain.fact.ObligationFact.FilingReceived;
import dev.countersign.domain.fact.ObligationFact.FilingSubmitted;
import dev.countersign.domain.fact.ObligationFact.MilestoneClaimed;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.id.EvidenceId;
import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.domain.requirement.Instrument;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.ledger.FiledThings;
import dev.countersign.oversight.ledger.Filing;
import dev.countersign.oversight.ledger.RecordsOfLab;
import dev.countersign.oversight.ledger.Wanted;
import dev.countersign.oversight.model.Models;
import dev.countersign.oversight.organisation.Regulators;
import dev.countersign.oversight.platform.Page;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.Window;
import dev.countersign.oversight.requirement.ReadCatalogue;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What labs handed in beside the reports of incidents, as the viewer may see it. */
@ApplicationScoped
public class FilingRecords {
  private static final String EVERYWHERE = "*";

  private final Facts facts;
  private final FiledThings things;
  private final RecordsOfLab recordsOfLab;
  private final ReadCatalogue catalogue;
  private final Regulators regulators;
  private final Models models;

  FilingRecords(
      Facts facts,
      FiledThings things,
      RecordsOfLab recordsOfLab,
      ReadCatalogue catalogue,
      Regulators regulators,
      Models models) {
    this.facts = facts;
    this.things = things;
    this.recordsOfLab = recordsOfLab;
    this.catalogue = catalogue;
    this.regulators = regulators;
    this.models = models;
  }

  /** Which filings are asked for; null asks for any. */
  public record Filter(
      @Nullable String lab, @Nullable String instrument, @Nullable String requirementKey) {
    Wanted<FilingSubmitted> wanted() {
      return Wanted.all(FilingSubmitted.class)
          .ofLab(lab)
          .where("instrument", instrument)
          .where("requirementKey", requirementKey);
    }
  }

  Optional<Event<FilingSubmitted>> one(String id) {
    return facts.first(FilingSubmitted.class, id);
  }

  Page<Event<FilingSubmitted>> page(Filter filter, Window window) {
    return facts.page(filter.wanted(), window);
  }

  int count(Filter filter) {
    return facts.count(filter.wanted());
  }

  /** When those of these that have a receipt came in, in their recipient's words, by id. */
  Map<String, Instant> received(Collection<String> ids) {
    return facts.of(FilingReceived.class, ids).stream()
        .collect(
            Collectors.toMap(
                event -> event.fact().filing().value(),
                event -> event.fact().receivedAt(),
                (one, other) -> one));
  }

  /** The instrument as it counts now. */
  Instrument instrument(String key) {
    return catalogue.required(key);
  }

  /**
   * Refuses a subject that is neither the lab nor on record of it, and evidence that is not.
   *
   * @throws RefusedException {@code NOT_FOUND}, as if it did not exist
   */
  void requireOfLab(String lab, String subject, List<EvidenceId> evidence) {
    if (!subject.equals(lab)) {
      recordsOfLab.require(List.of(subject), lab);
    }
    recordsOfLab.require(evidence.stream().map(EvidenceId::value).toList(), lab);
  }

  /**
   * Files a fact of one regime, by its key: its regulators are told of it, if they supervise the
   * lab, and no others. Auditors are if its subject is in their scope.
   */
  Filing filing(String id, String owner, String lab, String instrument, String subject) {
    var jurisdiction = instrument(instrument).jurisdiction();
    var filing =
        jurisdiction.equals(EVERYWHERE)
            ? Filing.supervised(id, owner, lab)
            : Filing.engaged(id, owner, lab).parties(regulators.of(jurisdiction, lab));
    if (subject.startsWith(ModelVersionId.PREFIX)) {
      return models.about(filing, models.version(new ModelVersionId(subject)).fact());
    }
    return subject.equals(lab)
        ? filing
        : things
            .another(subject, owner, lab)
            .map(filing::about)
            .orElseThrow(RefusedException::notFound);
  }

  /** Files the receipt for a filing as the filing itself is, whatever its giver sees beside it. */
  Filing receipt(FilingSubmitted of, String owner, String lab) {
    return another(of.filing().value(), of.instrument(), of.subject(), owner, lab);
  }

  /** Files the acceptance of a milestone as the milestone itself is. */
  Filing acceptance(MilestoneClaimed of, String owner, String lab) {
    return another(of.milestone().value(), of.instrument(), of.subject(), owner, lab);
  }

  private Filing another(String id, String instrument, String subject, String owner, String lab) {
    return subject.startsWith(ModelVersionId.PREFIX)
        ? filing(id, owner, lab, instrument, subject)
        : things.another(id, owner, lab).orElseThrow(RefusedException::notFound);
  }
}
