package dev.countersign.oversight.gate.graphql;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("RecordExceptionPayload")
@Description("The exception as it is recorded.")
public record RecordExceptionPayload(
    @NonNull @Description("The exception.") ExceptionView exception) {}
