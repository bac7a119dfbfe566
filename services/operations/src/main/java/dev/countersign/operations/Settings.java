package dev.countersign.operations;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;

/**
 * What a command was told.
 *
 * @param environment by the names of variables
 */
public record Settings(Map<String, String> environment) {
  public Settings {
    environment = Map.copyOf(environment);
  }

  /** A setting that the command cannot do without is not there, or says nothing. */
  public static final class MissingException extends RuntimeException {
    private static final long serialVersionUID = 1;

    MissingException(String message) {
      super(message);
    }
  }

  public String get(String name) {
    return find(name).orElseThrow(() -> new MissingException("Set " + name + "."));
  }

  public Optional<String> find(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }

  /** How long to wait; not at all if nobody says so. */
  Duration duration(String name) {
    try {
      return find(name).map(Duration::parse).orElse(Duration.ZERO);
    } catch (DateTimeParseException e) {
      throw new MissingException(name + " is a duration, for example PT5M.");
    }
  }
}
