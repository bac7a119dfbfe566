package dev.countersign.domain;

import dev.countersign.domain.halt.Halts.State;
import dev.countersign.domain.halt.Lifts;

/** How a halt comes about and ends, as the tests of halts tell it. */
final class HaltTales {
  static final String CROSSED = "policy; model A; kestrel evaluates A: 300 of 400; ";
  static final String PROTECTED =
      "safeguard on INTERNAL of A; safeguard on API of A; safeguard on OPEN_WEIGHTS of A; "
          + "kestrel validates INTERNAL of A; kestrel validates API of A; "
          + "kestrel validates OPEN_WEIGHTS of A; ";
  static final String LIFTED = CROSSED + PROTECTED + "lift of A; day 10; ";

  static State state(String tale) {
    return Tale.of(tale).halt("A").state();
  }

  static int halts(String tale) {
    return Tale.of(tale).story().read().halts().all().size();
  }

  static Lifts lifts(Tale tale) {
    return Lifts.of(tale.story().read());
  }

  private HaltTales() {}
}
