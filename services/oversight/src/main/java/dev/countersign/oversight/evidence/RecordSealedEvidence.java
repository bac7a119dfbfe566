package dev.countersign.oversight.evidence;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.fact.AttestationFact.AttestationReceived;
import dev.countersign.domain.fact.EvaluationFact.EvaluationCompleted;
import dev.countersign.domain.fact.EvidenceFact.EvidenceClass;
import dev.countersign.domain.fact.EvidenceFact.EvidenceRedactionStated;
import dev.countersign.domain.fact.EvidenceFact.EvidenceResultsRead;
import dev.countersign.domain.fact.EvidenceFact.EvidenceSealed;
import dev.countersign.domain.fact.EvidenceFact.EvidenceSupersessionClaimed;
import dev.countersign.domain.fact.EvidenceFact.EvidenceTicketIssued;
import dev.countersign.domain.fact.EvidenceFact.ScoreRead;
import dev.countersign.domain.history.History;
import dev.countersign.domain.id.EvidenceId;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.oversight.ledger.Entry;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.ledger.Filing;
import dev.countersign.oversight.ledger.Ledger;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.WriteRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The vault has sealed bytes: what it says of them is recorded in the name of whoever was let in to
 * hand them over, and only as that one's ticket had it. Telling it twice has the effect once.
 */
@UseCase
public class RecordSealedEvidence {
  private final Ledger ledger;
  private final Facts facts;
  private final Vouched vouched;

  RecordSealedEvidence(Ledger ledger, Facts facts, Vouched vouched) {
    this.ledger = ledger;
    this.facts = facts;
    this.vouched = vouched;
  }

  /** What the vault read. */
  public record Read(
      String sha256,
      long size,
      String format,
      boolean decisionGrade,
      @Nullable Long planned,
      @Nullable Long completed,
      List<String> warnings,
      @Nullable Results results) {}

  /** What a file says it found. */
  public record Results(
      @Nullable String library,
      @Nullable String task,
      @Nullable String model,
      @Nullable String created,
      long samples,
      @Nullable String samplesRoot,
      List<ScoreRead> scores,
      List<String> findings) {}

  public void record(EvidenceId id, OrganisationId owner, Read read) {
    var holder = vouched.of(id, owner);
    var ticket = holder.ticket();
    var lab = holder.lab();
    if (!ticket.sha256().equals(read.sha256()) || ticket.size() != read.size()) {
      throw new RuleBrokenException(
          "TICKET_MISMATCH", "What was sealed is not what the ticket was issued for.");
    }
    var body = read.toString().getBytes(StandardCharsets.UTF_8);
    ledger.writeAs(
        holder.as(),
        new WriteRequest("sealedEvidence", id.value(), body),
        holder.books(),
        entry -> {
          var filing = EvidenceFiling.of(id.value(), owner.value(), lab, ticket.evidenceClass());
          entry.append(
              new EvidenceSealed(
                  id,
                  ticket.sha256(),
                  ticket.size(),
                  ticket.mediaType(),
                  ticket.name(),
                  ticket.evidenceClass(),
                  read.format(),
                  read.decisionGrade(),
                  read.planned(),
                  read.completed(),
                  read.warnings().stream().sorted().distinct().toList()),
              filing);
          appendResults(entry, id, read.results(), filing);
          appendClaims(entry, ticket, filing);
          return id.value();
        });
  }

  private static void appendResults(
      Entry entry, EvidenceId id, @Nullable Results results, Filing filing) {
    if (results != null) {
      entry.append(
          new EvidenceResultsRead(
              id,
              results.library(),
              results.task(),
              results.model(),
              results.created(),
              results.samples(),
              results.samplesRoot(),
              results.scores(),
              results.findings()),
          filing);
    }
  }

  private void appendClaims(Entry entry, EvidenceTicketIssued ticket, Filing filing) {
    var earlier = ticket.supersedes();
    if (earlier != null) {
      entry.append(
          new EvidenceSupersessionClaimed(
              ticket.evidence(), earlier, ticket.sha256(), ticket.purpose()),
          claim(ticket, earlier, filing.owner(), Objects.requireNonNull(filing.lab())));
    }
    var redaction = ticket.redaction();
    if (redaction != null) {
      entry.append(new EvidenceRedactionStated(ticket.evidence(), redaction), filing);
    }
  }

  /** Everyone sees it only if both are everyone's to see. */
  private Filing claim(EvidenceTicketIssued ticket, EvidenceId earlier, String owner, String lab) {
    var seen =
        isPublic(earlier)
            ? EvidenceFiling.of(earlier.value(), owner, lab, ticket.evidenceClass())
            : EvidenceFiling.closed(earlier.value(), owner, lab, ticket.evidenceClass());
    return seen.parties(whoRestsOn(earlier, lab));
  }

  private boolean isPublic(EvidenceId earlier) {
    return facts
        .first(EvidenceSealed.class, earlier.value())
        .filter(found -> found.fact().evidenceClass() == EvidenceClass.PUBLIC)
        .isPresent();
  }

  /** The owner, and the auditors that attested what rests on it: whoever must be warned. */
  private List<String> whoRestsOn(EvidenceId earlier, String lab) {
    var all = new TreeSet<String>();
    facts
        .first(EvidenceSealed.class, earlier.value())
        .ifPresent(found -> all.add(found.header().organisation().value()));
    var history = History.of(facts.historyOf(lab));
    var evaluations =
        history.stream(EvaluationCompleted.class)
            .filter(completed -> completed.fact().evidence().contains(earlier))
            .map(completed -> completed.fact().evaluation())
            .collect(Collectors.toSet());
    history.stream(AttestationReceived.class)
        .filter(received -> evaluations.contains(received.fact().evaluation()))
        .forEach(received -> all.add(received.fact().auditor().value()));
    return List.copyOf(all);
  }
}
