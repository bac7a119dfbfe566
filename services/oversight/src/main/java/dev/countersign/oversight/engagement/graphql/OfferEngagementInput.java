package dev.countersign.oversight.engagement.graphql;

import dev.countersign.domain.fact.EvidenceFact.EvidenceClass;
import dev.countersign.domain.policy.RiskDomain;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Input("OfferEngagementInput")
@Description("An engagement that a lab offers an auditor.")
public record OfferEngagementInput(
    @NonNull @Description("Sending the same key again has the effect once.") String idempotencyKey,
    @Id @NonNull @Description("The auditor's id.") String auditor,
    @Id @Description("Only these framework documents; absent for any.")
        @Nullable List<String> documents,
    @Id @Description("Only these models, with their versions and descendants; absent for any.")
        @Nullable List<String> models,
    @Description("Only these domains; absent for any.") @Nullable List<RiskDomain> domains,
    @NonNull @Description("The classes of evidence that it may read.")
        List<@NonNull EvidenceClass> evidenceClasses,
    @NonNull @Description("From when.") Instant from,
    @NonNull @Description("Until when, excluded.") Instant until,
    @Description("The fee, in words.") @Nullable String fee,
    @Description("True if the fee depends on what is found; that ends independence.")
        boolean contingent,
    @Description("True if the lab may stop publication; that ends independence.")
        boolean publicationVeto) {}
