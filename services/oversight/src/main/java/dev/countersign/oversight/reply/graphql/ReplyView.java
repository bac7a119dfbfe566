package dev.countersign.oversight.reply.graphql;

import dev.countersign.domain.fact.ReplyFact.ReplyGiven;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.id.KeyId;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("Reply")
@Description("What a lab has to say of a finding about it, signed. It changes nothing of it.")
public record ReplyView(
    @Id @NonNull @Description("The lab that replied.") String lab,
    @Id @NonNull @Description("What it replied to.") String finding,
    @Description("The commitment, where it is about how the lab stands to one; null if not.")
        @Nullable String commitmentKey,
    @NonNull @Description("What it says.") String reply,
    @NonNull @Description("SHA-256 of the statement that was signed.") String payloadDigest,
    @Ignore String envelopeDigest,
    @Id @NonNull @Description("The keys that signed it: the officer's and the organisation's.")
        List<@NonNull String> signedBy,
    @NonNull @Description("When the platform recorded it.") Instant recordedAt) {

  public static ReplyView of(Event<ReplyGiven> event) {
    var given = event.fact();
    return new ReplyView(
        event.header().organisation().value(),
        given.finding(),
        given.commitmentKey(),
        given.reply(),
        given.payloadDigest(),
        given.envelopeDigest(),
        given.keys().stream().map(KeyId::value).toList(),
        event.header().recordedAt());
  }
}
