package dev.countersign.oversight.platform.graphql.straight;

import graphql.schema.GraphQLCodeRegistry;

/**
 * Fields that are read by the thousand, and read straight from their record: nothing stands between
 * the engine and the value, because there is nothing to check, to batch or to format there.
 */
public interface LightFields {
  void add(GraphQLCodeRegistry.Builder registry);

  /** Adds those that need their arguments, too. */
  void add(StraightFields fields);
}
