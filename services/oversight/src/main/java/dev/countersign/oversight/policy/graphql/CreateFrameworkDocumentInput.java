package dev.countersign.oversight.policy.graphql;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("CreateFrameworkDocumentInput")
@Description("A framework document to begin.")
public record CreateFrameworkDocumentInput(
    @NonNull @Description("Sending the same key again has the effect once.") String idempotencyKey,
    @NonNull @NotBlank @Size(max = 300) @Description("What the lab calls it.") String name,
    @NonNull @Description("Which instruments it is filed under.")
        List<@NonNull DesignationInput> designations) {}
