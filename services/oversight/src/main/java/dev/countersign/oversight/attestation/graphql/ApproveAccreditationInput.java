package dev.countersign.oversight.attestation.graphql;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("ApproveAccreditationInput")
@Description("An accreditation to approve.")
public record ApproveAccreditationInput(
    @Id @NonNull @Description("The accreditation's id.") String accreditation,
    @NonNull @Description("Sending the same key again has the effect once.")
        String idempotencyKey) {}
