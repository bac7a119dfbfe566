package dev.countersign.oversight.search.graphql;

import dev.countersign.oversight.platform.Cursors;
import dev.countersign.oversight.platform.Paging;
import dev.countersign.oversight.platform.RecordedOrder;
import dev.countersign.oversight.platform.graphql.AsOfInput;
import dev.countersign.oversight.search.Search;
import dev.countersign.oversight.search.SearchKind;
import dev.countersign.oversight.search.SearchRows.Asked;
import jakarta.annotation.security.PermitAll;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

@GraphQLApi
public class SearchReads {
  private final Search search;
  private final Paging paging;
  private final Cursors cursors;

  SearchReads(Search search, Paging paging, Cursors cursors) {
    this.search = search;
    this.paging = paging;
    this.cursors = cursors;
  }

  @Query("search")
  @PermitAll
  @Description(
      "What holds these words, among what the caller may see: commitments, findings, documents,"
          + " incidents and inquiries. In the order of the record.")
  public @NonNull SearchConnection search(
      @Name("words")
          @NonNull
          @Description(
              "All must be there; \"a phrase\" stays together, a minus leaves out, or offers a"
                  + " choice. Their stems count.")
          String words,
      @Name("kinds") @Description("Only in these; anywhere, if absent.")
          @Nullable List<SearchKind> kinds,
      @Name("lab") @Id @Description("Only what is about this lab.") @Nullable String lab,
      @Name("asOf") @Description("The state to look at; now, if absent.") @Nullable AsOfInput asOf,
      @Name("orderBy") @Description("In which order; newest first, if absent.")
          @Nullable RecordedOrder orderBy,
      @Name("first") @Description("How many from the start of the list; 25 if absent, at most 100.")
          @Nullable Integer first,
      @Name("after") @Description("Only what follows this cursor.") @Nullable String after,
      @Name("last") @Description("How many from the end of the list; at most 100.")
          @Nullable Integer last,
      @Name("before") @Description("Only what precedes this cursor.") @Nullable String before) {
    var asked = new Asked(words, chosen(kinds), lab);
    var window = paging.window(first, after, last, before, orderBy);
    return SearchConnection.of(search.page(asked, window), cursors, asked);
  }

  private static Set<SearchKind> chosen(@Nullable List<SearchKind> kinds) {
    var named = EnumSet.noneOf(SearchKind.class);
    if (kinds != null) {
      kinds.stream().filter(Objects::nonNull).forEach(named::add);
    }
    return named.isEmpty() ? EnumSet.allOf(SearchKind.class) : named;
  }

  @Name("totalCount")
  @Description("How many there are in all, as far as the caller may see.")
  public int totalCount(@Source SearchConnection connection) {
    return search.count(connection.asked());
  }
}
