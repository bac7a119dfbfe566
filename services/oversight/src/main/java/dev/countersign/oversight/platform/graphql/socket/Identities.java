package dev.countersign.oversight.platform.graphql.socket;

import io.quarkus.arc.Arc;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/** Works in a request of its own as somebody: nothing of an earlier one is left in it. */
@ApplicationScoped
class Identities {
  private final CurrentIdentityAssociation association;

  Identities(CurrentIdentityAssociation association) {
    this.association = association;
  }

  <T> T as(SecurityIdentity identity, Supplier<T> work) {
    var context = Arc.container().requestContext();
    var outer = context.getStateIfActive();
    if (outer != null) {
      context.deactivate();
    }
    context.activate();
    try {
      association.setIdentity(identity);
      return work.get();
    } finally {
      context.terminate();
      if (outer != null) {
        context.activate(outer);
      }
    }
  }
}
