package dev.countersign.journeys.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.journeys.Api;
import dev.countersign.journeys.Told;
import dev.countersign.journeys.people.Operations;
import dev.countersign.journeys.people.Operations.Operation;
import graphql.language.OperationDefinition;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.TypeInfo;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each operation is open to the roles that permissions.json has, and to nobody else. */
class PermissionsTest {
  private static final GraphQLSchema SCHEMA = Contract.schema();

  /**
   * What goes over HTTP; a subscription is refused on its socket, as {@code HaltChangesTest} shows.
   */
  static Stream<Operation> operations() {
    return OperationsTest.operations()
        .filter(
            operation ->
                OperationsTest.parsed(operation).getOperation()
                    != OperationDefinition.Operation.SUBSCRIPTION);
  }

  @Test
  void everyOperationHasItsLineAndEveryLineItsOperation() {
    var lines = new TreeSet<String>();
    Contract.file("permissions.json").fieldNames().forEachRemaining(lines::add);
    var names = new TreeSet<String>();
    StreamSupport.stream(Operations.of(Told.ROOT).all().spliterator(), false)
        .forEach(operation -> names.add(operation.name()));
    assertThat(lines).isEqualTo(names);
  }

  @ParameterizedTest
  @MethodSource("operations")
  void othersAreRefusedBeforeAnythingIsRead(Operation operation) {
    var permissions = Permissions.of(operation.name());
    var variables = variables(operation);
    Permissions.PEOPLE.forEach(
        (role, user) -> {
          var code = code(user, operation, variables);
          if (permissions.isOpenTo(role)) {
            assertThat(code).as(role).isNotIn("FORBIDDEN", "UNAUTHENTICATED");
          } else {
            assertThat(code).as(role).isEqualTo(permissions.refusal());
          }
        });
    var anyone = code(null, operation, variables);
    if (permissions.isOpenTo("anyone")) {
      assertThat(anyone).isNotIn("FORBIDDEN", "UNAUTHENTICATED");
    } else {
      assertThat(anyone).isEqualTo(permissions.anonymous());
    }
  }

  private static @Nullable String code(
      @Nullable String user, Operation operation, Map<String, Object> variables) {
    return Api.as(user)
        .post(operation.document(), variables)
        .getString("errors[0].extensions.code");
  }

  /**
   * What must be given, with ids of nothing and a blank key: nothing comes of it. Pages are of one
   * row, so that nobody is refused for what it would cost.
   */
  private static Map<String, Object> variables(Operation operation) {
    var variables = new LinkedHashMap<String, Object>();
    for (var variable : OperationsTest.parsed(operation).getVariableDefinitions()) {
      var type = TypeInfo.typeInfo(variable.getType());
      if (type.isNonNull()) {
        var named = SCHEMA.getType(type.getName());
        var value = Contract.value(named, variable.getName(), path -> "x_0");
        variables.put(variable.getName(), type.isList() ? java.util.List.of(value) : value);
      } else if (type.getName().equals("Int")) {
        variables.put(variable.getName(), 1);
      }
    }
    return variables;
  }
}
