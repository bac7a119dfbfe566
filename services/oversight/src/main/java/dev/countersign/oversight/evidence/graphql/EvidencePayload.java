package dev.countersign.oversight.evidence.graphql;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.jspecify.annotations.Nullable;

@Name("EvidencePayload")
@Description("A piece of evidence after what was done.")
public record EvidencePayload(
    @Description("The evidence; null where the caller may read it and not see it in lists.")
        @Nullable EvidenceView evidence) {}
