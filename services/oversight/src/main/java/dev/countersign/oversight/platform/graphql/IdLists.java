package dev.countersign.oversight.platform.graphql;

import io.smallrye.graphql.schema.model.Operation;
import io.smallrye.graphql.schema.model.Scalars;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Lists of ids as arguments. The framework takes the list's class for that of each id, and then
 * refuses every id as something that is no list.
 */
@Singleton
class IdLists {
  private static final String ID = Scalars.getIDScalar(String.class.getName()).getName();

  void build(@Observes Operation operation) {
    for (var argument : operation.getArguments()) {
      if (argument.hasWrapper() && argument.getReference().getName().equals(ID)) {
        argument.setReference(Scalars.getIDScalar(String.class.getName()));
      }
    }
  }
}
