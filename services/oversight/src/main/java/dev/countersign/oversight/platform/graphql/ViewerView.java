package dev.countersign.oversight.platform.graphql;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("Viewer")
@Description("Who the platform takes the caller for.")
public record ViewerView(
    @Id @Description("The organisation's id; null when not signed in.")
        @Nullable String organisation,
    @NonNull @Description("What kind of viewer this is.") ViewerKind kind,
    @Description("The person's or service account's name; null when not signed in.")
        @Nullable String user,
    @NonNull @Description("The roles that the token carries, in alphabetical order.")
        List<@NonNull String> roles) {

  @Description(
      "What kind of viewer the caller is: a member of a LAB, AUDITOR or REGULATOR, the operator's"
          + " registrar (PLATFORM), a SERVICE of the platform, or anyone (PUBLIC).")
  public enum ViewerKind {
    LAB,
    AUDITOR,
    REGULATOR,
    PLATFORM,
    PUBLIC,
    SERVICE
  }
}
