package dev.countersign.oversight.attestation;

import dev.countersign.domain.attestation.AccreditationState;
import dev.countersign.domain.attestation.Accreditations;
import dev.countersign.domain.attestation.Accreditations.Accreditation;
import dev.countersign.domain.fact.OrganisationFact.AccreditationApproved;
import dev.countersign.domain.fact.OrganisationFact.AccreditationRecorded;
import dev.countersign.domain.fact.OrganisationFact.AccreditationWithdrawn;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.domain.policy.RiskDomain;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.ledger.Wanted;
import dev.countersign.oversight.platform.Page;
import dev.countersign.oversight.platform.Standpoint;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.Window;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who is accredited for what, which everyone may read. */
@UseCase
public class ReadAccreditations {
  private final Facts facts;
  private final Standpoint standpoint;

  ReadAccreditations(Facts facts, Standpoint standpoint) {
    this.facts = facts;
    this.standpoint = standpoint;
  }

  /** An accreditation and where it stands. */
  public record Standing(Accreditation accreditation, AccreditationState state) {}

  /** An auditor, and an instant at which it may have been accredited; null for that of the look. */
  public record Moment(String auditor, @Nullable Instant at) {}

  public Optional<Standing> one(String id) {
    return with(facts.of(AccreditationRecorded.class, List.of(id))).stream().findFirst();
  }

  public Page<Standing> page(@Nullable String auditor, Window window) {
    var page = facts.page(wanted(auditor), window);
    var read = with(page.rows().stream().map(Page.Row::value).toList()).iterator();
    return page.map(event -> read.next());
  }

  public int count(@Nullable String auditor) {
    return facts.count(wanted(auditor));
  }

  /** The approved ones of each of these auditors, in the order of recording. */
  public List<List<Standing>> of(List<String> auditors) {
    var all = everything();
    return auditors.stream()
        .map(id -> all.of(new OrganisationId(id)).stream().map(this::standing).toList())
        .toList();
  }

  /** For each of these, the risk domains that the auditor was accredited for at the moment. */
  public List<List<RiskDomain>> domains(List<Moment> moments) {
    var all = everything();
    return moments.stream()
        .map(
            m ->
                all.domains(
                    new OrganisationId(m.auditor()),
                    m.at() == null ? standpoint.validAt() : m.at()))
        .toList();
  }

  private List<Standing> with(List<Event<AccreditationRecorded>> events) {
    return of(events, facts).all().stream().map(this::standing).toList();
  }

  private Accreditations everything() {
    return of(
        facts.page(wanted(null), Window.ALL).rows().stream().map(Page.Row::value).toList(), facts);
  }

  private static Accreditations of(List<Event<AccreditationRecorded>> events, Facts facts) {
    var ids = events.stream().map(event -> event.header().id()).toList();
    return Accreditations.of(
        events,
        facts.of(AccreditationApproved.class, ids),
        facts.of(AccreditationWithdrawn.class, ids));
  }

  private Standing standing(Accreditation accreditation) {
    return new Standing(accreditation, accreditation.at(standpoint.validAt()));
  }

  private static Wanted<AccreditationRecorded> wanted(@Nullable String auditor) {
    return Wanted.all(AccreditationRecorded.class).where("auditor", auditor);
  }
}
