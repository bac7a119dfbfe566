package dev.countersign.domain.history;

import dev.countersign.domain.fact.OrganisationFact.SigningKeyRevoked;
import dev.countersign.domain.id.KeyId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Keys that others may have had, and since when: the earliest that anyone has told. */
public final class CompromisedKeys {
  private final Map<KeyId, Instant> since = new HashMap<>();

  private CompromisedKeys(History history) {
    for (var event : history.all(SigningKeyRevoked.class)) {
      var instant = event.fact().compromisedSince();
      if (instant != null) {
        since.merge(event.fact().key(), instant, (a, b) -> a.isBefore(b) ? a : b);
      }
    }
  }

  public static CompromisedKeys of(History history) {
    return new CompromisedKeys(history);
  }

  /** A compromised key among those that signed something, by when that was recorded. */
  public Optional<Compromise> among(Collection<KeyId> keys, Instant recordedAt) {
    for (var key : keys) {
      var instant = since.get(key);
      if (instant != null && !recordedAt.isBefore(instant)) {
        return Optional.of(new Compromise(key, instant));
      }
    }
    return Optional.empty();
  }

  /** One key, and since when it is not its owner's alone. */
  public record Compromise(KeyId key, Instant since) {}
}
