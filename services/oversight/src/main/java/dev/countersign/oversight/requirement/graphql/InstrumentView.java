package dev.countersign.oversight.requirement.graphql;

import dev.countersign.domain.fact.RequirementFact.InstrumentRegistered;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.requirement.Instrument;
import dev.countersign.oversight.platform.graphql.NodeView;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("Instrument")
@Description("A law, a code of practice or a pledge, in one version, as data with citations.")
public record InstrumentView(
    @Id @NonNull String id,
    @NonNull @Description("Stable across versions, for example EU_GPAI_COP.") String key,
    @NonNull @Description("Its name.") String name,
    @NonNull @Description("Which text it is, as its publisher names it.") String version,
    @NonNull @Description("Whose it is, as organisations name it; * for none in particular.")
        String jurisdiction,
    @NonNull @Description("The time zone in which its days are counted.") String zone,
    @NonNull
        @Description(
            "The calendar in which its business days are counted where no regulator registered one.")
        String calendar,
    @NonNull @Description("Whether and how it binds.") Instrument.InstrumentStatus status,
    @NonNull @Description("The kinds of incident that it knows.")
        List<@NonNull CategoryView> categories,
    @NonNull @Description("What it asks for.") List<@NonNull RequirementView> requirements,
    @NonNull @Description("Where its text can be read.") String source,
    @NonNull @Description("SHA-256 of its canonical content (RFC 8785), lower-case hex.")
        String digest,
    @NonNull @Description("When the platform recorded it.") Instant recordedAt)
    implements NodeView {
  @Override
  @Id
  @NonNull
  @Description("The id: ins_ and 32 hex digits.")
  public String getId() {
    return id;
  }

  static InstrumentView of(Event<InstrumentRegistered> event) {
    var content = event.fact().content();
    return new InstrumentView(
        event.header().id(),
        content.key(),
        content.name(),
        content.version(),
        content.jurisdiction(),
        content.zone(),
        content.calendar(),
        content.status(),
        content.categories().stream()
            .map(category -> new CategoryView(category.key(), category.text()))
            .toList(),
        content.requirements().stream().map(one -> RequirementView.of(content, one)).toList(),
        content.source(),
        event.fact().digest(),
        event.header().recordedAt());
  }

  @Name("IncidentCategory")
  @Description("A kind of incident, in one instrument’s own cut; kinds of two do not nest.")
  public record CategoryView(
      @NonNull @Description("Its key.") String key,
      @NonNull @Description("What falls under it.") String text) {}
}
