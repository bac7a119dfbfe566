package dev.countersign.oversight.engagement;

import dev.countersign.domain.codec.FactCodec;
import dev.countersign.domain.codec.RecordWriter;
import dev.countersign.domain.fact.EngagementFact.EngagementOffered;
import dev.countersign.domain.fact.EngagementFact.Relationship;
import dev.countersign.domain.fact.RecordedFact;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.id.EngagementId;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.domain.independence.RelationshipChecks;
import dev.countersign.domain.statement.AuditorPredicates.Covered;
import dev.countersign.domain.statement.AuditorPredicates.IndependenceDeclaration;
import dev.countersign.domain.statement.PredicateType;
import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.PlatformClock;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.proofs.digest.Sha256;
import dev.countersign.proofs.intoto.Statement;
import dev.countersign.proofs.intoto.Statement.Subject;
import dev.countersign.proofs.json.CanonicalJson;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives the auditor's lead the exact declaration to sign. */
@UseCase
public class PrepareDeclaration {
  /** How far a declaration looks back unless it says otherwise: as long as employment counts. */
  private static final int MONTHS_BACK = 24;

  private final Engagements engagements;
  private final PlatformClock clock;
  private final CurrentViewer viewer;

  PrepareDeclaration(Engagements engagements, PlatformClock clock, CurrentViewer viewer) {
    this.engagements = engagements;
    this.clock = clock;
    this.viewer = viewer;
  }

  /**
   * @param from from when it looks back; null for 24 months before today
   */
  public Statement prepare(
      EngagementId id,
      List<Relationship> relationships,
      boolean publicationControl,
      @Nullable Instant from) {
    var who = viewer.get();
    var offer = engagements.own(who.organisation(), id);
    var now = clock.now();
    relationships.forEach(relationship -> RelationshipChecks.check(relationship, now));
    var since =
        from == null ? now.atZone(ZoneOffset.UTC).minusMonths(MONTHS_BACK).toInstant() : from;
    return new Statement(
        List.of(subject(offer)),
        PredicateType.INDEPENDENCE.uri(),
        RecordWriter.write(
            new IndependenceDeclaration(
                new OrganisationId(Engagements.labOf(offer)),
                id,
                relationships,
                new Covered(since, offer.fact().until()),
                publicationControl,
                who.user())));
  }

  /** The record of the engagement, as both parties can read it. */
  static Subject subject(Event<EngagementOffered> offer) {
    var record = FactCodec.toJson(new RecordedFact(offer.header(), offer.fact()));
    return new Subject(offer.header().id(), Sha256.hex(CanonicalJson.bytes(record)));
  }
}
