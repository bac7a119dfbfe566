package dev.countersign.oversight.gate.graphql;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("ScaleUpRequestPayload")
@Description("The request as it stands after the write.")
public record ScaleUpRequestPayload(
    @NonNull @Description("The request.") ScaleUpRequestView scaleUpRequest) {}
