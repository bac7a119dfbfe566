package dev.countersign.oversight.engagement.graphql;

import dev.countersign.domain.fact.EngagementFact.Scope;
import dev.countersign.domain.fact.EngagementFact.Terms;
import dev.countersign.domain.id.DocumentId;
import dev.countersign.domain.id.EngagementId;
import dev.countersign.domain.id.ModelId;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.oversight.engagement.AcceptEngagement;
import dev.countersign.oversight.engagement.DeclareIndependence;
import dev.countersign.oversight.engagement.DiscloseRelationship;
import dev.countersign.oversight.engagement.EndEngagement;
import dev.countersign.oversight.engagement.OfferEngagement;
import dev.countersign.oversight.engagement.PrepareDeclaration;
import dev.countersign.oversight.engagement.ReadEngagements;
import dev.countersign.oversight.organisation.graphql.PreparedStatementView;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.graphql.Requests;
import dev.countersign.oversight.platform.graphql.ValidInputs;
import jakarta.annotation.security.RolesAllowed;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;

@GraphQLApi
@ValidInputs
public class EngagementApi {
  private final OfferEngagement offer;
  private final AcceptEngagement accept;
  private final EndEngagement end;
  private final PrepareDeclaration prepare;
  private final DeclareIndependence declare;
  private final DiscloseRelationship disclose;
  private final ReadEngagements reads;

  EngagementApi(
      OfferEngagement offer,
      AcceptEngagement accept,
      EndEngagement end,
      PrepareDeclaration prepare,
      DeclareIndependence declare,
      DiscloseRelationship disclose,
      ReadEngagements reads) {
    this.offer = offer;
    this.accept = accept;
    this.end = end;
    this.prepare = prepare;
    this.declare = declare;
    this.disclose = disclose;
    this.reads = reads;
  }

  @Mutation("offerEngagement")
  @RolesAllowed({"officer"})
  @Description("Offers an auditor to look at named things of the caller's lab. Officers.")
  public @NonNull EngagementPayload offerEngagement(
      @Name("input") @NonNull @Description("The offer.") OfferEngagementInput input) {
    var scope =
        new Scope(
            input.documents() == null
                ? null
                : input.documents().stream().map(DocumentId::new).toList(),
            input.models() == null ? null : input.models().stream().map(ModelId::new).toList(),
            input.domains(),
            input.evidenceClasses());
    return payload(
        offer.offer(
            Requests.of("offerEngagement", input),
            new OrganisationId(input.auditor()),
            scope,
            input.from(),
            input.until(),
            new Terms(input.fee(), input.contingent(), input.publicationVeto())));
  }

  @Mutation("acceptEngagement")
  @RolesAllowed({"lead"})
  @Description(
      "Accepts an engagement on offer; from here on, and in its scope, the auditor sees. Leads.")
  public @NonNull EngagementPayload acceptEngagement(
      @Name("input") @NonNull @Description("The engagement.") AcceptEngagementInput input) {
    return payload(
        accept.accept(
            Requests.of("acceptEngagement", input), new EngagementId(input.engagement())));
  }

  @Mutation("endEngagement")
  @RolesAllowed({"officer", "lead"})
  @Description(
      "Ends an engagement; the auditor sees nothing more from the same moment. Officers and leads of its parties.")
  public @NonNull EngagementPayload endEngagement(
      @Name("input") @NonNull @Description("The engagement.") EndEngagementInput input) {
    return payload(
        end.end(
            Requests.of("endEngagement", input),
            new EngagementId(input.engagement()),
            input.reason()));
  }

  @Query("prepareDeclaration")
  @RolesAllowed({"evaluator", "lead"})
  @Description("The exact declaration of independence for the caller to sign, as a lead.")
  public @NonNull PreparedStatementView prepareDeclaration(
      @Name("input") @NonNull @Description("What is to be declared.")
          PrepareDeclarationInput input) {
    return PreparedStatementView.of(
        prepare.prepare(
            new EngagementId(input.engagement()),
            input.relationships().stream().map(RelationshipInput::toFact).toList(),
            Boolean.TRUE.equals(input.publicationControl()),
            input.periodFrom()));
  }

  @Mutation("declareIndependence")
  @RolesAllowed({"lead"})
  @Description(
      "Hands in a signed declaration of independence; required before any attestation. Leads.")
  public @NonNull EngagementPayload declareIndependence(
      @Name("input") @NonNull @Description("The declaration.") DeclareIndependenceInput input) {
    return payload(declare.declare(Requests.of("declareIndependence", input), input.envelope()));
  }

  @Mutation("discloseRelationship")
  @RolesAllowed({"lead"})
  @Description(
      "Tells of a relationship that was not declared. Attestations recorded since it disqualifies are suspended at once. Leads.")
  public @NonNull EngagementPayload discloseRelationship(
      @Name("input") @NonNull @Description("The relationship.") DiscloseRelationshipInput input) {
    return payload(
        disclose.disclose(
            Requests.of("discloseRelationship", input),
            new EngagementId(input.engagement()),
            input.relationship().toFact()));
  }

  private EngagementPayload payload(EngagementId id) {
    return new EngagementPayload(
        reads
            .one(id.value())
            .map(e -> EngagementView.of(e.offered(), e.status()))
            .orElseThrow(RefusedException::notFound));
  }
}
