package dev.countersign.journeys.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.journeys.NodePlay;
import dev.countersign.journeys.Told;
import dev.countersign.journeys.people.Operations;
import graphql.language.OperationDefinition.Operation;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Each operation is open to the roles that permissions.json has, and to nobody else. */
class PermissionsTest {
  @Test
  void everyOperationHasItsLineAndEveryLineItsOperation() {
    var names = new TreeSet<String>();
    StreamSupport.stream(Operations.of(Told.ROOT).all().spliterator(), false)
        .forEach(operation -> names.add(operation.name()));
    assertThat(lines("permissions.json")).isEqualTo(names);
    OperationsTest.operations()
        .filter(one -> OperationsTest.parsed(one).getOperation() == Operation.SUBSCRIPTION)
        .forEach(one -> names.remove(one.name()));
    assertThat(lines("limits.json")).as("what goes over HTTP has a limit").isEqualTo(names);
  }

  private static TreeSet<String> lines(String file) {
    var lines = new TreeSet<String>();
    Contract.file(file).fieldNames().forEachRemaining(lines::add);
    return lines;
  }

  /** A subscription is refused on its socket, as {@code HaltChangesTest} shows. */
  @Test
  void thePlatformPassesTheTestsThatTheMockPasses() throws Exception {
    var told = Told.once();
    var tokens = new TreeMap<String, String>();
    Permissions.PEOPLE.forEach((role, user) -> tokens.put(role, told.tokens().of(user)));
    NodePlay.pass(
        "mock",
        "dist/test/platform.js",
        Map.of(
            "COUNTERSIGN_URL",
            told.site().url("oversight").toString(),
            "COUNTERSIGN_TOKENS",
            new ObjectMapper().writeValueAsString(tokens)));
  }
}
