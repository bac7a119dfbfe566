package dev.countersign.journeys.story;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.journeys.people.Doors;
import dev.countersign.journeys.people.Keyring;
import dev.countersign.journeys.people.RefusedException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a step plays on: people who act, a clock that moves, and outcomes that are checked. */
public final class Scene {
  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final long GLANCE_MILLIS = 40;

  /** Fields that tell a reader what a deed is about, in the order in which they are told. */
  private static final List<String> TELLING =
      List.of(
          "legalName",
          "person",
          "auditor",
          "name",
          "label",
          "protocolTitle",
          "safeguardKey",
          "surface",
          "stage",
          "flopCeiling",
          "organisation",
          "requirementKey",
          "policyVersion",
          "engagement",
          "model",
          "evaluation",
          "halt");

  private final Doors doors;
  private final Keyring keys;
  private final Journal journal;
  private final Teller teller;
  private final Step step;
  private int deeds;

  Scene(Doors doors, Keyring keys, Journal journal, Teller teller, Step step) {
    this.doors = doors;
    this.keys = keys;
    this.journal = journal;
    this.teller = teller;
    this.step = step;
  }

  Keyring keys() {
    return keys;
  }

  /** The id of somebody or something of the story. */
  String id(String name) {
    return journal.id(name);
  }

  String name(String name, String id) {
    journal.name(name, id);
    return id;
  }

  /** Moves the story clock to an instant, unless it stands there or later already. */
  void at(String instant) {
    var to = Instant.parse(instant);
    if (now().isBefore(to)) {
      send("platform-registrar", "AdvanceStoryClock", Map.of("to", instant), instant);
      teller.moved(to);
    }
  }

  Instant now() {
    return Instant.parse(ask(null, "Clock", Map.of()).at("/clock/now").asText());
  }

  /**
   * Somebody does something. The key is the step's own, so playing a step again that was broken off
   * does nothing twice.
   *
   * @return the payload
   */
  JsonNode does(String user, String operation, Map<String, ?> input) {
    var payload = send(user, operation, input, String.valueOf(deeds++));
    teller.did(user, operation, about(input));
    return payload;
  }

  /** What an input is about, in a few words. */
  private String about(Map<String, ?> input) {
    return TELLING.stream()
        .filter(input::containsKey)
        .map(field -> journal.withNames(String.valueOf(input.get(field))))
        .collect(Collectors.joining(" "));
  }

  private JsonNode send(String user, String operation, Map<String, ?> input, String key) {
    var keyed = new HashMap<String, Object>(input);
    keyed.put("idempotencyKey", "story/%s/%s".formatted(step.number(), key));
    return doors.send(user, operation, Map.of("input", keyed)).elements().next();
  }

  /** Somebody tries something and is refused with this code. */
  void isRefused(String user, String operation, Map<String, ?> input, String code) {
    try {
      send(user, operation, input, "refused " + operation);
    } catch (RefusedException e) {
      found(user + " may not " + operation, e.code(), code);
      quotes(Objects.requireNonNull(e.getMessage()));
      return;
    }
    throw broken(user + " may " + operation, "it was done", code);
  }

  /** Somebody, or anyone, asks something. */
  JsonNode ask(@Nullable String user, String operation, Map<String, Object> variables) {
    return doors.send(user, operation, variables);
  }

  /** Hands bytes over by a ticket. */
  void put(String ticket, byte[] bytes) {
    doors.put(URI.create(ticket), bytes);
  }

  /** Waits for what another service has to tell first. */
  JsonNode await(String what, Supplier<JsonNode> look) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    for (var seen = look.get(); ; seen = look.get()) {
      if (!seen.isNull() && !seen.isMissingNode()) {
        return seen;
      }
      if (System.nanoTime() > end) {
        throw broken(what, "nothing", "it within " + PATIENCE.toSeconds() + " s");
      }
      try {
        Thread.sleep(GLANCE_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw broken(what, "an interruption", "it");
      }
    }
  }

  /** Checks an outcome and says it. */
  void found(String what, Object actual, Object expected) {
    if (!actual.equals(expected)) {
      throw broken(what, actual, expected);
    }
    teller.found(what, journal.withNames(actual.toString()));
  }

  void quotes(String sentence) {
    teller.quotes(journal.withNames(sentence));
  }

  private StoryBrokenException broken(String what, Object actual, Object expected) {
    return new StoryBrokenException(
        "Step %s: %s should be %s, and is %s.".formatted(step.number(), what, expected, actual));
  }
}
