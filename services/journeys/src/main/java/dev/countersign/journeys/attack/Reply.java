package dev.countersign.journeys.attack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.journeys.attack.Attack.Verdict;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.util.Arrays;

/** An answer, and what an attack looks for in it. */
record Reply(int status, HttpHeaders headers, String body, long millis) {
  private static final ObjectMapper JSON = new ObjectMapper();

  JsonNode json() {
    try {
      return JSON.readTree(body);
    } catch (IOException e) {
      return JSON.createObjectNode();
    }
  }

  String code() {
    return json().at("/errors/0/extensions/code").asText();
  }

  private String seen() {
    return status + (code().isEmpty() ? "" : " " + code()) + ", " + millis + " ms";
  }

  /** Refused with one of these codes. */
  Verdict refusedWith(String... codes) {
    return new Verdict(Arrays.asList(codes).contains(code()), seen());
  }

  /** Refused by one of these statuses. */
  Verdict status(int... expected) {
    return new Verdict(Arrays.stream(expected).anyMatch(one -> one == status), seen());
  }

  /** The node at this place is null or not there. */
  Verdict nothingAt(String pointer) {
    var node = json().at(pointer);
    return new Verdict(node.isMissingNode() || node.isNull(), seen());
  }

  /** The list at this place is empty, or nothing came at all. */
  Verdict emptyAt(String pointer) {
    return new Verdict(json().at(pointer).isEmpty(), seen());
  }

  /** A header has this value. */
  Verdict header(String name, String value) {
    var found = headers.firstValue(name).orElse("(absent)");
    return new Verdict(found.toLowerCase(java.util.Locale.ROOT).contains(value), found);
  }

  /** A header is not sent. */
  Verdict without(String name) {
    return new Verdict(
        headers.firstValue(name).isEmpty(), headers.firstValue(name).orElse("(absent)"));
  }

  /** None of these is said. */
  Verdict silentOn(String... words) {
    return new Verdict(Arrays.stream(words).noneMatch(body::contains), seen());
  }
}
