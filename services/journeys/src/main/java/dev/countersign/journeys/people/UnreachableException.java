package dev.countersign.journeys.people;

import java.net.URI;

/** Nobody answered: what was asked for may or may not have been done. */
public final class UnreachableException extends RuntimeException {
  private static final long serialVersionUID = 1;

  UnreachableException(URI at, Exception cause) {
    super("Nobody answers at %s://%s".formatted(at.getScheme(), at.getAuthority()), cause);
  }
}
