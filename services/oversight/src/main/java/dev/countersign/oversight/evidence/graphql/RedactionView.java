package dev.countersign.oversight.evidence.graphql;

import dev.countersign.domain.fact.EvidenceFact.EvidenceRedactionStated;
import dev.countersign.domain.fact.EvidenceFact.RedactionOpinion;
import dev.countersign.domain.fact.EvidenceFact.RedactionReviewed;
import dev.countersign.domain.history.History.Event;
import dev.countersign.oversight.evidence.graphql.EvidenceClaims.GroundView;
import dev.countersign.oversight.evidence.graphql.EvidenceClaims.WithheldView;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("Redaction")
@Description("What a redacted variant withholds, on what basis.")
public record RedactionView(
    @Id @NonNull @Description("The redacted variant.") String evidence,
    @Id @NonNull @Description("The lab that it is about.") String lab,
    @Id @NonNull @Description("The evidence that it is a variant of.") String original,
    @NonNull @Description("Why something is withheld, in its owner's words.") String basis,
    @NonNull @Description("What is withheld, each with its digest.")
        List<@NonNull WithheldView> withheld,
    @NonNull @Description("On which grounds that texts know; empty if its owner names none.")
        List<@NonNull GroundView> grounds,
    @NonNull @Description("When the platform recorded it.") Instant recordedAt) {

  static RedactionView of(Event<EvidenceRedactionStated> event) {
    var redaction = event.fact().redaction();
    return new RedactionView(
        event.fact().evidence().value(),
        Objects.requireNonNull(event.header().lab()).value(),
        redaction.original().value(),
        redaction.basis(),
        redaction.withheld().stream().map(WithheldView::of).toList(),
        GroundView.of(redaction.grounds()),
        event.header().recordedAt());
  }

  /** What a reviewer says of it. */
  @Name("RedactionReview")
  @Description("What a reviewer who read the original says of what is withheld.")
  public record ReviewView(
      @Id @NonNull @Description("The auditor or regulator.") String organisation,
      @NonNull @Description("Whether it may be withheld.") RedactionOpinion opinion,
      @NonNull @Description("Why, without saying what is withheld.") String comment,
      @NonNull @Description("When the platform recorded it.") Instant recordedAt) {

    static ReviewView of(Event<RedactionReviewed> event) {
      return new ReviewView(
          event.header().organisation().value(),
          event.fact().opinion(),
          event.fact().comment(),
          event.header().recordedAt());
    }
  }
}
