package dev.countersign.oversight.engagement.graphql;

import dev.countersign.domain.fact.EngagementFact.AuditorCallAnswered;
import dev.countersign.domain.fact.EngagementFact.AuditorCallClosed;
import dev.countersign.domain.fact.EngagementFact.AuditorCallOpened;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.oversight.platform.graphql.NodeView;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("AuditorCall")
@Description("How a lab looked for an auditor.")
public record AuditorCallView(
    @Id @NonNull String id,
    @Id @NonNull @Description("The lab that looks.") String lab,
    @NonNull @Description("What an auditor is looked for to do.") String need,
    @NonNull @Description("Until when auditors may answer, excluded.") Instant closesAt,
    @NonNull @Description("When the platform recorded it.") Instant recordedAt)
    implements NodeView {
  @Override
  @Id
  @NonNull
  @Description("The id: cll_ and 32 hex digits.")
  public String getId() {
    return id;
  }

  static AuditorCallView of(Event<AuditorCallOpened> event) {
    return new AuditorCallView(
        event.fact().call().value(),
        event.header().organisation().value(),
        event.fact().need(),
        event.fact().closesAt(),
        event.header().recordedAt());
  }

  @Name("AuditorCallAnswer")
  @Description("What an auditor answered.")
  public record AnswerView(
      @Id @NonNull @Description("The auditor.") String auditor,
      @NonNull @Description("The answer.") String answer,
      @NonNull @Description("When the platform recorded it.") Instant recordedAt) {

    static AnswerView of(Event<AuditorCallAnswered> event) {
      return new AnswerView(
          event.fact().auditor().value(), event.fact().answer(), event.header().recordedAt());
    }
  }

  @Name("AuditorChoice")
  @Description("Whom the lab chose, and why; or why nobody.")
  public record ChoiceView(
      @Id @NonNull @Description("The auditors that it chose; empty if none.")
          List<@NonNull String> chosen,
      @NonNull @Description("Why.") String reason,
      @NonNull @Description("When the platform recorded it.") Instant recordedAt) {

    static ChoiceView of(Event<AuditorCallClosed> event) {
      return new ChoiceView(
          event.fact().chosen().stream().map(OrganisationId::value).toList(),
          event.fact().reason(),
          event.header().recordedAt());
    }
  }
}
