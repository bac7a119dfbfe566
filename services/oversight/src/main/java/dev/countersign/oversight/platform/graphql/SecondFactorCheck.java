package dev.countersign.oversight.platform.graphql;

import dev.countersign.oversight.platform.FreshSignIn;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/** Runs behind the check of roles: who may not do it at all is not asked to sign in again. */
@SecondFactor
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_AFTER)
class SecondFactorCheck {
  private final FreshSignIn signIn;

  SecondFactorCheck(FreshSignIn signIn) {
    this.signIn = signIn;
  }

  @AroundInvoke
  Object check(InvocationContext invocation) throws Exception {
    signIn.require();
    return invocation.proceed();
  }
}
