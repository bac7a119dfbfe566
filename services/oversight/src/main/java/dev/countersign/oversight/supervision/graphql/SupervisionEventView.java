package dev.countersign.oversight.supervision.graphql;

import dev.countersign.oversight.platform.Cursors;
import dev.countersign.oversight.supervision.SupervisionEvent;
import dev.countersign.oversight.supervision.SupervisionEventKind;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("SupervisionEvent")
@Description("Something that happened at a lab.")
public record SupervisionEventView(
    @NonNull @Description("Resume from here, behind this event.") String cursor,
    @NonNull @Description("What happened.") SupervisionEventKind kind,
    @Id @NonNull @Description("The lab.") String lab,
    @Id
        @NonNull
        @Description(
            "The thing that it is about: a halt, determination, policy version, incident or"
                + " attestation.")
        String subject,
    @Id @Description("What is behind it; null if nothing else is.") @Nullable String relatesTo,
    @Description("The threshold or requirement; null if it is about none.") @Nullable String key,
    @Description("The instrument; null if it is about none.") @Nullable String instrument,
    @Description("The day that passed, excluded; null if none did.") @Nullable Instant dueAt,
    @NonNull @Description("When it was recorded.") Instant recordedAt,
    @NonNull @Description("What happened, in words.") String sentence) {

  static SupervisionEventView of(SupervisionEvent event, Cursors cursors) {
    return new SupervisionEventView(
        cursors.seal(event.position()),
        event.kind(),
        event.lab(),
        event.subject(),
        event.relatesTo(),
        event.key(),
        event.instrument(),
        event.dueAt(),
        event.recordedAt(),
        event.sentence());
  }
}
