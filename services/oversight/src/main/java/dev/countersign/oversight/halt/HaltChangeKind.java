package dev.countersign.oversight.halt;

import org.jspecify.annotations.NullMarked;

/** What happened to a halt. */
@NullMarked
public enum HaltChangeKind {
  OPENED,
  LIFT_REQUESTED,
  LIFT_APPROVED,
  OBJECTED,
  LIFT_DENIED,
  LIFTED
}
