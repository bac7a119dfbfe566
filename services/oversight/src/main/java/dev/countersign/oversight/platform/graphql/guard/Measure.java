package dev.countersign.oversight.platform.graphql.guard;

import graphql.language.Definition;
import graphql.language.DirectivesContainer;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Measures a document against the limits; each fragment is measured once. */
final class Measure {
  private final GuardConfig.Document limits;
  private final Map<String, FragmentDefinition> fragments = new LinkedHashMap<>();
  private final Map<String, Tally> known = new HashMap<>();
  private final Set<String> open = new HashSet<>();
  private int directives;

  private Measure(GuardConfig.Document limits, Document document) {
    this.limits = limits;
    document
        .getDefinitionsOfType(FragmentDefinition.class)
        .forEach(fragment -> fragments.put(fragment.getName(), fragment));
  }

  /**
   * @throws DocumentRefusedException if the document is over a limit
   */
  static void check(GuardConfig.Document limits, Document document) {
    new Measure(limits, document).all(document);
  }

  private void all(Document document) {
    for (Definition<?> definition : document.getDefinitions()) {
      if (definition instanceof OperationDefinition operation) {
        operation(operation);
      } else if (!(definition instanceof FragmentDefinition)) {
        throw new DocumentRefusedException(
            "INVALID_INPUT", "A document has operations and fragments, and nothing else.");
      }
    }
    // Fragments that no operation spreads are measured as well: a cycle among them is one too.
    fragments.keySet().forEach(this::fragment);
    over(directives, limits.directives(), "TOO_MANY_DIRECTIVES", "directives");
  }

  private void operation(OperationDefinition operation) {
    directives += operation.getDirectives().size();
    var tally = of(operation.getSelectionSet());
    over(tally.depth(), limits.depth(), "TOO_DEEP", "levels");
    over(tally.aliases(), limits.aliases(), "TOO_MANY_ALIASES", "aliases");
    over(tally.fields(), limits.fields(), "TOO_MANY_FIELDS", "fields");
    over(tally.directives(), limits.directives(), "TOO_MANY_DIRECTIVES", "directives");
    over(roots(operation.getSelectionSet()), limits.rootFields(), "TOO_MANY_ROOTS", "root fields");
  }

  private int roots(@Nullable SelectionSet selections) {
    int found = 0;
    for (Selection<?> selection : Selections.of(selections)) {
      found +=
          switch (selection) {
            case InlineFragment inline -> roots(inline.getSelectionSet());
            case FragmentSpread spread -> {
              var fragment = fragments.get(spread.getName());
              yield fragment == null ? 0 : roots(fragment.getSelectionSet());
            }
            default -> 1;
          };
    }
    return found;
  }

  private Tally of(@Nullable SelectionSet selections) {
    var tally = Tally.NOTHING;
    for (Selection<?> selection : Selections.of(selections)) {
      directives += ((DirectivesContainer<?>) selection).getDirectives().size();
      tally =
          tally.and(
              switch (selection) {
                case Field field -> field(field);
                case InlineFragment inline -> of(inline.getSelectionSet());
                case FragmentSpread spread -> fragment(spread.getName());
                default -> throw new IllegalStateException("No such selection");
              });
      // Nothing is gained by counting on.
      over(tally.fields(), limits.fields(), "TOO_MANY_FIELDS", "fields");
      over(tally.aliases(), limits.aliases(), "TOO_MANY_ALIASES", "aliases");
      over(directives, limits.directives(), "TOO_MANY_DIRECTIVES", "directives");
    }
    return tally;
  }

  private Tally field(Field field) {
    // What introspection may ask for is limited by the engine, and its own depth is the schema's.
    boolean introspection = field.getName().startsWith("__") && field.getSelectionSet() != null;
    var below = introspection ? Tally.NOTHING : of(field.getSelectionSet());
    return below.below(field.getAlias() == null ? 0 : 1, field.getDirectives().size());
  }

  private Tally fragment(String name) {
    var measured = known.get(name);
    if (measured != null) {
      return measured;
    }
    var fragment = fragments.get(name);
    if (fragment == null) {
      return Tally.NOTHING;
    }
    if (!open.add(name)) {
      throw new DocumentRefusedException(
          "FRAGMENT_CYCLE",
          "The fragment %s spreads itself. Take it out of itself.".formatted(name));
    }
    var tally = of(fragment.getSelectionSet());
    open.remove(name);
    known.put(name, tally);
    return tally;
  }

  private static void over(int found, int most, String code, String what) {
    if (found > most) {
      throw new DocumentRefusedException(
          code, "The document has more than %d %s. Ask in smaller parts.".formatted(most, what));
    }
  }
}
