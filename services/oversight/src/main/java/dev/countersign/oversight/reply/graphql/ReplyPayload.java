package dev.countersign.oversight.reply.graphql;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("ReplyPayload")
@Description("All replies to the finding, oldest first.")
public record ReplyPayload(
    @NonNull @Description("The replies.") List<@NonNull ReplyView> replies) {}
