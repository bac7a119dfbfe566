package dev.countersign.oversight.library.graphql;

import dev.countersign.oversight.library.Library;
import dev.countersign.oversight.library.ReferenceFramework.Aspect;
import dev.countersign.oversight.library.ReferenceFramework.FrameworkStanding;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.jspecify.annotations.Nullable;

@GraphQLApi
public class LibraryReads {
  private final Library library;

  LibraryReads(Library library) {
    this.library = library;
  }

  @Query("referenceFrameworks")
  @PermitAll
  @Description(
      "Published frameworks as they are known from outside, with how well each row is founded: to"
          + " read up on. Their developers are not on the platform by that, and filed none of it.")
  public @NonNull List<@NonNull ReferenceFrameworkView> referenceFrameworks(
      @Name("developer") @Description("Only those of this developer.") @Nullable String developer,
      @Name("standing") @Description("Only those that stand so.")
          @Nullable FrameworkStanding standing,
      @Name("aspect") @Description("Only statements on this point.") @Nullable Aspect aspect) {
    return library.frameworks().stream()
        .filter(one -> developer == null || one.developer().equals(developer))
        .filter(one -> standing == null || one.standing() == standing)
        .map(one -> ReferenceFrameworkView.of(one, aspect))
        .toList();
  }

  @Query("policyTemplates")
  @PermitAll
  @Description(
      "Policies to start from: each can be handed in as it stands, and promises nothing before its"
          + " commitments are written.")
  public @NonNull List<@NonNull PolicyTemplateView> policyTemplates() {
    return library.templates().stream()
        .map(one -> new PolicyTemplateView(one.key(), one.title(), one.instrument(), one.policy()))
        .toList();
  }

  @Name("PolicyTemplate")
  @Description("A policy to start from.")
  public record PolicyTemplateView(
      @NonNull @Description("Its key.") String key,
      @NonNull @Description("What it is.") String title,
      @NonNull @Description("The instrument whose points it has.") String instrument,
      @NonNull @Description("The policy as YAML, as draftPolicyVersion takes it.") String policy) {}
}
