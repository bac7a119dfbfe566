package dev.countersign.oversight.reply.graphql;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Input("PrepareReplyInput")
@Description("A reply to a finding.")
public record PrepareReplyInput(
    @Id
        @NonNull
        @Description(
            "What it replies to: a determination, a halt, an attestation, an inquiry, an incident, a"
                + " policy version whose change was classified; a model version or a policy version,"
                + " where it is about how that stands to a commitment.")
        String finding,
    @Size(max = 200)
        @Description("The commitment, where it is about how the lab stands to one; absent if not.")
        @Nullable String commitmentKey,
    @NonNull @NotBlank @Size(max = 20000) @Description("What the lab says.") String reply) {}
