package dev.countersign.oversight.engagement.graphql;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("CloseAuditorCallInput")
@Description("Whom a lab chose.")
public record CloseAuditorCallInput(
    @NonNull @Description("Sending the same key again has the effect once.") String idempotencyKey,
    @Id @NonNull @Description("The call's id.") String call,
    @Id
        @NonNull
        @Size(max = 100)
        @Description("The auditors that it chose, of those that answered; empty for none.")
        List<@NonNull String> chosen,
    @NonNull @NotBlank @Size(max = 20000) @Description("Why them, or why nobody.") String reason) {}
