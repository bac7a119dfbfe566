package dev.countersign.oversight.evidence.graphql;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("EvidenceTicketPayload")
@Description("A ticket to the vault: for one action, once, for a minute.")
public record EvidenceTicketPayload(
    @Id @NonNull @Description("The evidence's id; it is there once the bytes are sealed.")
        String evidence,
    @NonNull @Description("PUT the bytes here, or GET them.") String url) {}
