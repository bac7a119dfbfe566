package dev.countersign.oversight.engagement.graphql;

import jakarta.validation.Valid;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Input("PrepareDeclarationInput")
@Description("What ties the auditor to the lab, in its lead's word.")
public record PrepareDeclarationInput(
    @Id @NonNull @Description("The engagement's id.") String engagement,
    @NonNull @Description("Every relationship; none, if there is none.")
        List<@NonNull @Valid RelationshipInput> relationships,
    @Description("True if the lab may stop or change what is published; false, if absent.")
        @Nullable Boolean publicationControl,
    @Description("From when the declaration looks back; 24 months, if absent.")
        @Nullable Instant periodFrom) {}
