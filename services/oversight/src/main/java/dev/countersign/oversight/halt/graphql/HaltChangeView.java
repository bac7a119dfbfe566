package dev.countersign.oversight.halt.graphql;

import dev.countersign.oversight.halt.HaltChangeKind;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("HaltChange")
@Description("One change of a halt.")
public record HaltChangeView(
    @NonNull @Description("Resume from here, behind this change.") String cursor,
    @NonNull @Description("What happened.") HaltChangeKind kind,
    @NonNull @Description("When it was recorded.") Instant recordedAt,
    @NonNull @Description("The halt as it stands now.") HaltView halt) {}
