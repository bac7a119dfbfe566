package dev.countersign.oversight.platform.edge;

import dev.countersign.oversight.platform.AsOf;
import dev.countersign.oversight.platform.AsOfChecks;
import dev.countersign.oversight.platform.Standpoint;
import dev.countersign.oversight.platform.TakesStandpoint;
import dev.countersign.oversight.platform.WriteRequest;
import io.quarkus.arc.Arc;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/** Stands before the transaction, which already begins at the state that it is to look at. */
@TakesStandpoint
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
class TakeStandpoint {
  private final Standpoint standpoint;
  private final AsOfChecks checks;

  TakeStandpoint(Standpoint standpoint, AsOfChecks checks) {
    this.standpoint = standpoint;
    this.checks = checks;
  }

  @AroundInvoke
  Object take(InvocationContext useCase) throws Exception {
    if (Arc.container().requestContext().isActive()) {
      for (var argument : useCase.getParameters()) {
        if (argument instanceof WriteRequest) {
          standpoint.look(AsOf.NOW, false);
        }
      }
      checks.check(standpoint.asOf());
    }
    return useCase.proceed();
  }
}
