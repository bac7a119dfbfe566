package dev.countersign.oversight.platform.graphql.straight;

import com.fasterxml.jackson.core.io.SerializedString;
import dev.countersign.oversight.platform.graphql.straight.StraightFields.Reading;
import graphql.language.Argument;
import graphql.schema.GraphQLArgument;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a document wants of an object, before it is known what its variables hold. */
record StraightPlan(List<Field> fields) {

  /** What arguments hold, of those that a field defines and those that a document gives. */
  interface Values {
    Map<String, Object> of(List<GraphQLArgument> defined, List<Argument> given);
  }

  /**
   * One field.
   *
   * @param key what the answer calls it
   * @param required true if it may not be null
   * @param below what is wanted of it; null for a plain value
   */
  record Field(
      SerializedString key,
      Reading reading,
      List<GraphQLArgument> defined,
      List<Argument> given,
      boolean required,
      @Nullable StraightPlan below) {

    private StraightSelection.Field with(Values values) {
      return new StraightSelection.Field(
          key,
          reading,
          defined.isEmpty() ? Map.of() : values.of(defined, given),
          required,
          below == null ? null : below.with(values));
    }
  }

  StraightSelection with(Values values) {
    return new StraightSelection(fields.stream().map(field -> field.with(values)).toList());
  }
}
