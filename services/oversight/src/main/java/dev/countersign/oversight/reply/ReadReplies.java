package dev.countersign.oversight.reply;

import dev.countersign.domain.fact.ReplyFact.ReplyGiven;
import dev.countersign.domain.history.History.Event;
import dev.countersign.oversight.ledger.Envelopes;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.platform.UseCase;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What labs said of findings, as far as the viewer may see it. */
@UseCase
public class ReadReplies {
  private final Facts facts;
  private final Envelopes envelopes;

  ReadReplies(Facts facts, Envelopes envelopes) {
    this.facts = facts;
    this.envelopes = envelopes;
  }

  /** The replies to each of these findings, oldest first. */
  public Map<String, List<Event<ReplyGiven>>> to(Collection<String> findings) {
    return facts.of(ReplyGiven.class, findings.stream().distinct().toList()).stream()
        .collect(Collectors.groupingBy(event -> event.fact().finding()));
  }

  /** The envelopes with these digests. */
  public Map<String, String> envelopes(Collection<String> digests) {
    return envelopes.byDigest(digests);
  }
}
