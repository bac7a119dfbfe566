package dev.countersign.oversight.obligation.graphql;

import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("ConfirmFilingInput")
@Description("A receipt for a filing.")
public record ConfirmFilingInput(
    @NonNull @Description("Sending the same key again has the effect once.") String idempotencyKey,
    @Id @NonNull @Description("The filing’s id.") String filing,
    @NonNull @Description("When it came in.") Instant receivedAt) {}
