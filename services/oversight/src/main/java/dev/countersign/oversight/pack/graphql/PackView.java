package dev.countersign.oversight.pack.graphql;

import dev.countersign.domain.pack.Pack.Item;
import dev.countersign.domain.pack.Pack.PackPart;
import dev.countersign.domain.pack.Pack.Section;
import dev.countersign.oversight.pack.AssemblePack.LabPack;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("Pack")
@Description("Records put together for a report, part by part.")
public record PackView(
    @Id @NonNull @Description("The lab that it is of.") String lab,
    @Id @Description("The version that it is on; null if it is on the lab.")
        @Nullable String modelVersion,
    @Description("Since when it looks back; null if it tells of all that is known.")
        @Nullable Instant from,
    @NonNull @Description("The instant as of which it tells.") Instant at,
    @NonNull @Description("Its parts.") List<@NonNull PackSection> sections) {

  static PackView of(LabPack of) {
    return new PackView(
        of.lab(),
        of.modelVersion(),
        of.from(),
        of.at(),
        of.pack().sections().stream().map(PackSection::of).toList());
  }

  @Name("PackSection")
  @Description("One part of a report.")
  public record PackSection(
      @NonNull @Description("What it is about.") PackPart part,
      @NonNull @Description("What the record tells.") List<@NonNull PackItem> items,
      @NonNull @Description("What belongs here, could be on record, and is not.")
          List<@NonNull String> missing,
      @NonNull @Description("What belongs here and no record holds: it is yours to write.")
          List<@NonNull String> toWrite) {

    private static PackSection of(Section section) {
      return new PackSection(
          section.part(),
          section.items().stream().map(PackItem::of).toList(),
          section.missing(),
          section.toWrite());
    }
  }

  @Name("PackItem")
  @Description("One statement with what shows it.")
  public record PackItem(
      @NonNull @Description("What is so.") String sentence,
      @Id @Description("What on record shows it; null if nothing does alone.")
          @Nullable String relatesTo) {

    private static PackItem of(Item item) {
      return new PackItem(item.sentence(), item.relatesTo());
    }
  }
}
