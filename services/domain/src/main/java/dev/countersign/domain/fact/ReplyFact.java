package dev.countersign.domain.fact;

import dev.countersign.domain.id.KeyId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Facts about what labs have to say of findings about them. */
public sealed interface ReplyFact extends Fact {
  /**
   * A lab replied to a finding, signed. It changes nothing of the finding, and is shown beside it.
   *
   * @param finding the id of what was found; the fact is of that thing
   * @param commitmentKey the commitment, where it is about how the lab stands to one; null if not
   * @param payloadDigest SHA-256 of the signed statement, lower-case hex
   * @param envelopeDigest SHA-256 of the envelope as it was handed in, lower-case hex
   * @param keys the keys that signed
   */
  record ReplyGiven(
      String finding,
      @Nullable String commitmentKey,
      String reply,
      String payloadDigest,
      String envelopeDigest,
      List<KeyId> keys,
      String author)
      implements ReplyFact {
    public ReplyGiven {
      keys = List.copyOf(keys);
    }
  }
}
