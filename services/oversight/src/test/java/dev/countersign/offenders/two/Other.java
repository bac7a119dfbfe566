package dev.countersign.offenders.two;

import dev.countersign.offenders.one.Offender;

/** Closes a cycle. */
public class Other {
  public void back(Offender offender) {
    offender.toString();
  }
}
