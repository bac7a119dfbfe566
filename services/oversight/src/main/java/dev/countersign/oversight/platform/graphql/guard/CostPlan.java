package dev.countersign.oversight.platform.graphql.guard;

import dev.countersign.oversight.platform.graphql.guard.CostNode.Size;
import graphql.language.Argument;
import graphql.language.ArrayValue;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.IntValue;
import graphql.language.OperationDefinition;
import graphql.language.SelectionSet;
import graphql.language.VariableDefinition;
import graphql.language.VariableReference;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an operation costs, by the lengths that its lists may have: one for every object that may
 * come, ten for a write, a hundred for asking after the schema.
 */
final class CostPlan {
  private static final long OBJECT = 1;
  private static final long COUNT = 5;
  private static final long WRITE = 10;
  static final long INTROSPECTION = 100;
  private static final long PAGE = 25;
  private static final long LARGEST_PAGE = 100;
  private static final Size ONE = new Size.Fixed(1);

  private final GraphQLSchema schema;
  private final Map<String, FragmentDefinition> fragments = new HashMap<>();
  private final Map<String, Long> defaults = new HashMap<>();
  private final Size unknownList;

  private CostPlan(GraphQLSchema schema, Document document, int listSize) {
    this.schema = schema;
    this.unknownList = new Size.Fixed(listSize);
    document
        .getDefinitionsOfType(FragmentDefinition.class)
        .forEach(fragment -> fragments.put(fragment.getName(), fragment));
  }

  /** The plan of one operation; fields that the schema does not have cost nothing. */
  static CostNode of(
      GraphQLSchema schema, Document document, OperationDefinition operation, int listSize) {
    var plan = new CostPlan(schema, document, listSize);
    for (VariableDefinition variable : operation.getVariableDefinitions()) {
      if (variable.getDefaultValue() instanceof IntValue number) {
        plan.defaults.put(variable.getName(), clamped(number));
      }
    }
    var root =
        switch (operation.getOperation()) {
          case QUERY -> schema.getQueryType();
          case MUTATION -> schema.getMutationType();
          case SUBSCRIPTION -> schema.getSubscriptionType();
        };
    return new CostNode(0, ONE, plan.below(operation.getSelectionSet(), root, null));
  }

  private List<CostNode> below(
      @Nullable SelectionSet selections, @Nullable GraphQLType type, @Nullable Size page) {
    var nodes = new ArrayList<CostNode>();
    for (var selection : Selections.of(selections)) {
      switch (selection) {
        case Field field -> {
          var node = field(field, type, page);
          if (node != null) {
            nodes.add(node);
          }
        }
        case InlineFragment inline -> {
          var narrowed =
              inline.getTypeCondition() == null
                  ? type
                  : schema.getType(inline.getTypeCondition().getName());
          nodes.addAll(below(inline.getSelectionSet(), narrowed, page));
        }
        case FragmentSpread spread -> {
          var fragment = fragments.get(spread.getName());
          if (fragment != null) {
            var narrowed = schema.getType(fragment.getTypeCondition().getName());
            nodes.addAll(below(fragment.getSelectionSet(), narrowed, page));
          }
        }
        default -> throw new IllegalStateException("No such selection");
      }
    }
    return nodes;
  }

  private @Nullable CostNode field(Field field, @Nullable GraphQLType parent, @Nullable Size page) {
    if (field.getName().startsWith("__")) {
      return field.getSelectionSet() == null ? null : new CostNode(INTROSPECTION, ONE, List.of());
    }
    GraphQLFieldDefinition definition =
        parent instanceof GraphQLFieldsContainer container
            ? container.getFieldDefinition(field.getName())
            : null;
    if (definition == null) {
      return null;
    }
    var type = GraphQLTypeUtil.unwrapNonNull(definition.getType());
    var named = GraphQLTypeUtil.unwrapAll(definition.getType());
    if (!(named instanceof GraphQLFieldsContainer) && field.getSelectionSet() == null) {
      return field.getName().equals("totalCount") ? new CostNode(COUNT, ONE, List.of()) : null;
    }
    boolean connection = ((GraphQLNamedType) named).getName().endsWith("Connection");
    var own = connection ? pageOf(field) : null;
    var size = type instanceof GraphQLList ? listSize(field, page) : ONE;
    var inner = new CostNode(OBJECT, ONE, below(field.getSelectionSet(), named, own));
    return new CostNode(parent == schema.getMutationType() ? WRITE : 0, size, List.of(inner));
  }

  private Size listSize(Field field, @Nullable Size page) {
    if (page != null) {
      return page;
    }
    var ids = argument(field, "ids");
    return ids == null ? unknownList : size(ids, LARGEST_PAGE);
  }

  private Size pageOf(Field field) {
    var first = argument(field, "first");
    var bound = first == null ? argument(field, "last") : first;
    return bound == null ? new Size.Fixed(PAGE) : size(bound, PAGE);
  }

  private Size size(Argument argument, long otherwise) {
    return switch (argument.getValue()) {
      case IntValue number -> new Size.Fixed(clamped(number));
      case ArrayValue list -> new Size.Fixed(list.getValues().size());
      case VariableReference variable ->
          new Size.Variable(
              variable.getName(),
              defaults.getOrDefault(variable.getName(), otherwise),
              LARGEST_PAGE);
      default -> new Size.Fixed(otherwise);
    };
  }

  private static long clamped(IntValue number) {
    var value = number.getValue();
    return value.signum() < 0
        ? 0
        : value.bitLength() > 31 ? LARGEST_PAGE : Math.min(LARGEST_PAGE, value.longValue());
  }

  private static @Nullable Argument argument(Field field, String name) {
    return field.getArguments().stream()
        .filter(argument -> argument.getName().equals(name))
        .findFirst()
        .orElse(null);
  }
}
