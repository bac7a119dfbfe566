package dev.countersign.oversight.library.graphql;

import dev.countersign.domain.requirement.Mark;
import dev.countersign.oversight.library.ReferenceFramework;
import dev.countersign.oversight.library.ReferenceFramework.Aspect;
import dev.countersign.oversight.library.ReferenceFramework.CommonElements;
import dev.countersign.oversight.library.ReferenceFramework.FrameworkStanding;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("ReferenceFramework")
@Description("A published framework as it is known from outside, or that a developer has none.")
public record ReferenceFrameworkView(
    @NonNull @Description("Whose it is.") String developer,
    @Description("What it is called; null if there is none.") @Nullable String document,
    @NonNull @Description("Whether there is one.") FrameworkStanding standing,
    @NonNull @Description("How well this row is founded; of several sources the weakest counts.")
        Mark mark,
    @NonNull @Description("Its versions, as far as known.")
        List<@NonNull KnownVersionView> versions,
    @Description("The version that the statements are about; null if there are none.")
        @Nullable String codedVersion,
    @NonNull
        @Description(
            "Which of METR's common elements it has, by its count of December 2025; empty if METR"
                + " does not count it.")
        List<@NonNull ElementView> commonElements,
    @NonNull @Description("What it says, point by point.")
        List<@NonNull StatementView> statements) {

  static ReferenceFrameworkView of(ReferenceFramework one, @Nullable Aspect aspect) {
    return new ReferenceFrameworkView(
        one.developer(),
        one.document(),
        one.standing(),
        one.mark(),
        one.versions().stream()
            .map(version -> new KnownVersionView(version.label(), version.mark()))
            .toList(),
        one.codedVersion(),
        ElementView.of(one.elements()),
        one.statements().stream()
            .filter(statement -> aspect == null || statement.aspect() == aspect)
            .map(
                statement ->
                    new StatementView(statement.aspect(), statement.text(), statement.mark()))
            .toList());
  }

  @Name("ReferenceVersion")
  @Description("A version of a published framework.")
  public record KnownVersionView(
      @NonNull @Description("What it is called, with its date as far as known.") String label,
      @NonNull @Description("How well that is founded.") Mark mark) {}

  @Name("ReferenceElement")
  @Description("Whether a published framework has one of METR's common elements.")
  public record ElementView(
      @NonNull @Description("The element, as the catalogue has it, for example METR-CE-1.")
          String element,
      @Description("True if it has it.") boolean present,
      @Description("The version that was read, where another one has come since; null if not told.")
          @Nullable String readIn,
      @NonNull @Description("How well that is founded.") Mark mark) {
    private static final int ELEMENTS = 9;

    private static List<ElementView> of(@Nullable CommonElements counted) {
      return counted == null
          ? List.of()
          : IntStream.rangeClosed(1, ELEMENTS)
              .mapToObj("METR-CE-%d"::formatted)
              .map(
                  element ->
                      new ElementView(
                          element,
                          !counted.missing().contains(element),
                          counted.readIn(),
                          counted.mark()))
              .toList();
    }
  }

  @Name("ReferenceStatement")
  @Description("What a published framework says on one point.")
  public record StatementView(
      @NonNull @Description("The point.") Aspect aspect,
      @NonNull @Description("What it says, in few words.") String text,
      @NonNull @Description("How well that is founded.") Mark mark) {}
}
