package dev.countersign.oversight.attestation.graphql;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("AccreditationPayload")
@Description("The accreditation as it stands after the write.")
public record AccreditationPayload(
    @NonNull @Description("The accreditation.") AccreditationView accreditation) {}
