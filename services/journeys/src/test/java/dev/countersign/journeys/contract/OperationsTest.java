package dev.countersign.journeys.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.journeys.Told;
import dev.countersign.journeys.people.Operations;
import dev.countersign.journeys.people.Operations.Operation;
import graphql.language.OperationDefinition;
import graphql.parser.Parser;
import graphql.schema.GraphQLSchema;
import graphql.validation.Validator;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation file is one that the reviewed schema serves, in the folder of who sends it. */
class OperationsTest {
  private static final GraphQLSchema SCHEMA = Contract.schema();

  static Stream<Operation> operations() {
    return StreamSupport.stream(Operations.of(Told.ROOT).all().spliterator(), false);
  }

  /** The one operation of a file. */
  static OperationDefinition parsed(Operation operation) {
    return new Parser()
        .parseDocument(operation.document())
        .getFirstDefinitionOfType(OperationDefinition.class)
        .orElseThrow();
  }

  @ParameterizedTest
  @MethodSource("operations")
  void itIsServedAsItStands(Operation operation) {
    var document = new Parser().parseDocument(operation.document());
    assertThat(new Validator().validateDocument(SCHEMA, document, Locale.ROOT)).isEmpty();
    assertThat(document.getDefinitions()).hasSize(1);
    assertThat(parsed(operation).getName()).isEqualTo(operation.name());
  }

  @ParameterizedTest
  @MethodSource("operations")
  void itStandsInTheFolderOfWhoSendsIt(Operation operation) {
    var permissions = Permissions.of(operation.name());
    var kinds =
        Permissions.PEOPLE.keySet().stream()
            .filter(permissions::isOpenTo)
            .map(Permissions::kindOf)
            .collect(Collectors.toSet());
    switch (operation.audience()) {
      case "public" -> assertThat(permissions.roles()).containsExactly("anyone");
      case "shared" -> assertThat(kinds).hasSizeGreaterThan(1);
      default -> assertThat(kinds).contains(operation.audience().toUpperCase(Locale.ROOT));
    }
  }
}
