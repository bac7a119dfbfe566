package dev.countersign.oversight.organisation;

import dev.countersign.domain.fact.OrganisationFact.SigningKeyRegistered;
import dev.countersign.domain.fact.OrganisationFact.SigningKeyRevoked;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.id.KeyId;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.ledger.Wanted;
import dev.countersign.oversight.platform.Page;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.Window;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The register of public keys, which everyone may read. */
@UseCase
public class ReadSigningKeys {
  private final Facts facts;

  ReadSigningKeys(Facts facts) {
    this.facts = facts;
  }

  /**
   * A key with what became of it.
   *
   * @param revokedAt from when its signatures do not count; null if they do
   * @param compromisedSince since when others may have had it, by the earliest that was told; null
   *     if nobody did
   */
  public record Key(
      Event<SigningKeyRegistered> registered,
      @Nullable Instant revokedAt,
      @Nullable Instant compromisedSince) {}

  public Optional<Key> one(String id) {
    return facts.first(SigningKeyRegistered.class, id).map(key -> with(List.of(key)).getFirst());
  }

  public Page<Key> page(String organisation, Window window) {
    var page = facts.page(wanted(organisation), window);
    var read = with(page.rows().stream().map(Page.Row::value).toList()).iterator();
    return page.map(key -> read.next());
  }

  public int count(String organisation) {
    return facts.count(wanted(organisation));
  }

  /** The keys as they were registered. */
  public List<SigningKeyRegistered> registered(Collection<KeyId> ids) {
    return facts.of(SigningKeyRegistered.class, ids.stream().map(KeyId::value).toList()).stream()
        .map(Event::fact)
        .toList();
  }

  private static Wanted<SigningKeyRegistered> wanted(String organisation) {
    return Wanted.all(SigningKeyRegistered.class).where("organisation", organisation);
  }

  private List<Key> with(List<Event<SigningKeyRegistered>> keys) {
    var ids = keys.stream().map(key -> key.header().id()).toList();
    var revoked = new HashMap<KeyId, Instant>();
    var compromised = new HashMap<KeyId, Instant>();
    for (var event : facts.of(SigningKeyRevoked.class, ids)) {
      revoked.putIfAbsent(event.fact().key(), event.fact().effectiveFrom());
      if (event.fact().compromisedSince() != null) {
        compromised.merge(
            event.fact().key(),
            event.fact().compromisedSince(),
            (told, again) -> again.isBefore(told) ? again : told);
      }
    }
    return keys.stream()
        .map(key -> new Key(key, revoked.get(key.fact().key()), compromised.get(key.fact().key())))
        .toList();
  }
}
