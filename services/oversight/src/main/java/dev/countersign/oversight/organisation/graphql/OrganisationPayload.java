package dev.countersign.oversight.organisation.graphql;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("OrganisationPayload")
@Description("The organisation as it stands after the write.")
public record OrganisationPayload(
    @NonNull @Description("The organisation.") OrganisationView organisation) {}
