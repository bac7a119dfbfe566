package dev.countersign.oversight.pack.graphql;

import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.oversight.ledger.ReadLog;
import dev.countersign.oversight.ledger.graphql.LogEntryView;
import dev.countersign.oversight.pack.AssemblePack;
import dev.countersign.oversight.pack.graphql.PackView.PackItem;
import dev.countersign.oversight.platform.graphql.AsOfInput;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** Packs of a lab's own records. */
@GraphQLApi
public class PackApi {
  private final AssemblePack assemble;
  private final ReadLog log;

  PackApi(AssemblePack assemble, ReadLog log) {
    this.assemble = assemble;
    this.log = log;
  }

  @Query("modelReportPack")
  @RolesAllowed("lab")
  @Description(
      "What the record tells for a model report or a transparency report on a version of the"
          + " caller's lab, and what is missing in it.")
  public @NonNull PackView modelReportPack(
      @Name("modelVersion") @Id @NonNull @Description("The version.") String modelVersion,
      @Name("asOf") @Description("The state to look at; now, if absent.")
          @Nullable AsOfInput asOf) {
    return PackView.of(assemble.onModel(new ModelVersionId(modelVersion)));
  }

  @Query("boardPack")
  @RolesAllowed("officer")
  @Description(
      "What the record tells the board of the caller's lab of a period: what was not complied with,"
          + " exceptions, reviews from outside, and who approved what. Officers.")
  public @NonNull PackView boardPack(
      @Name("from") @NonNull @Description("Since when; it ends with the state to look at.")
          Instant from,
      @Name("asOf") @Description("The state to look at; now, if absent.")
          @Nullable AsOfInput asOf) {
    return PackView.of(assemble.forBoard(from));
  }

  @Name("logEntry")
  @Description(
      "Where the first fact of what it relates to stands in the transparency log, with the proof;"
          + " null if nothing, or until the log has taken it in.")
  public List<@Nullable LogEntryView> logEntry(@Source List<PackItem> items) {
    return LogEntryView.ofFirst(log, items.stream().map(PackItem::relatesTo).toList());
  }
}
