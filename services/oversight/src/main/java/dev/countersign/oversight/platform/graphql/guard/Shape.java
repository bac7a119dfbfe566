package dev.countersign.oversight.platform.graphql.guard;

import graphql.language.Document;
import graphql.language.Field;
import graphql.language.OperationDefinition;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is known of a document once it has been read: its operations, and what each would cost. */
public final class Shape {
  private final Document document;
  private final Map<OperationDefinition, CostNode> operations;

  Shape(Document document, Map<OperationDefinition, CostNode> operations) {
    this.document = document;
    this.operations = operations;
  }

  /**
   * The operation that is asked for.
   *
   * @throws InvalidDocumentException if it is not there, or not told which of several
   */
  public Asked operation(@Nullable String name) {
    List<OperationDefinition> found =
        operations.keySet().stream().filter(o -> name == null || name.equals(o.getName())).toList();
    if (found.size() != 1) {
      throw new InvalidDocumentException(
          name == null
              ? "The document must have one operation, or operationName must tell which."
              : "The document has no operation of this operationName.");
    }
    var operation = found.getFirst();
    return new Asked(document, operation, Objects.requireNonNull(operations.get(operation)));
  }

  /** One operation of a document. */
  public record Asked(Document document, OperationDefinition definition, CostNode plan) {
    public boolean isQuery() {
      return definition.getOperation() == OperationDefinition.Operation.QUERY;
    }

    public boolean isSubscription() {
      return definition.getOperation() == OperationDefinition.Operation.SUBSCRIPTION;
    }

    /** True if it asks what the schema is, at its root, where alone that can be asked. */
    public boolean asksForSchema() {
      return plan.asksForSchema();
    }

    /** True if it asks what the schema is, and for nothing else. */
    public boolean asksForSchemaAlone() {
      return isQuery()
          && definition.getSelectionSet().getSelections().stream()
              .allMatch(each -> each instanceof Field field && field.getName().startsWith("__"));
    }

    /** What it costs with these variables. */
    public long cost(Map<String, ?> variables) {
      return plan.of(variables);
    }
  }
}
