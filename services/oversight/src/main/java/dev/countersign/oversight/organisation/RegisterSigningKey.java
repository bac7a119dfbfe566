package dev.countersign.oversight.organisation;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.fact.OrganisationFact.KeyAlgorithm;
import dev.countersign.domain.fact.OrganisationFact.SigningKeyRegistered;
import dev.countersign.domain.id.KeyId;
import dev.countersign.oversight.ledger.Book;
import dev.countersign.oversight.ledger.Entry;
import dev.countersign.oversight.ledger.Filing;
import dev.countersign.oversight.ledger.Ledger;
import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.Viewer;
import dev.countersign.oversight.platform.WriteRequest;
import dev.countersign.proofs.signature.PublicKey;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An organisation registers a public key, and proves that it holds the private one. */
@UseCase
public class RegisterSigningKey {
  private final Ledger ledger;
  private final KnownKeys keys;
  private final CurrentViewer viewer;

  RegisterSigningKey(Ledger ledger, KnownKeys keys, CurrentViewer viewer) {
    this.ledger = ledger;
    this.keys = keys;
    this.viewer = viewer;
  }

  public KeyId register(
      WriteRequest request,
      @Nullable String person,
      String publicKey,
      String proofOfPossession,
      @Nullable Instant from,
      @Nullable Instant until) {
    var who = viewer.get();
    if (person != null && !person.equals(who.user())) {
      throw new RuleBrokenException(
          "PERSON_MISMATCH",
          "A personal key is registered by the person whose key it is. Sign in as that person.");
    }
    var key = Possession.key(publicKey);
    Possession.require(who.organisation(), publicKey, null, List.of(key), proofOfPossession);
    var book =
        who.kind() == Viewer.Kind.AUDITOR
            ? Book.ofAuditor(who.organisation())
            : Book.ofLab(who.organisation());
    keys.queue(key);
    return new KeyId(
        ledger.write(
            request,
            List.of(book),
            entry -> {
              var since = from == null ? entry.recordedAt() : from;
              if (until != null && !since.isBefore(until)) {
                throw new RuleBrokenException("INTERVAL_EMPTY", "A key ends after it begins.");
              }
              return append(keys, entry, who, person, publicKey, key, since, until, null).value();
            }));
  }

  /** Appends a key that was never registered before, by anybody. */
  static KeyId append(
      KnownKeys keys,
      Entry entry,
      Viewer who,
      @Nullable String person,
      String publicKey,
      PublicKey key,
      Instant from,
      @Nullable Instant until,
      @Nullable KeyId replaces) {
    if (keys.has(key)) {
      throw new RuleBrokenException(
          "KEY_REGISTERED", "This key is registered already. Make a new one.");
    }
    var id = new KeyId(entry.newId(KeyId.PREFIX));
    entry.append(
        new SigningKeyRegistered(
            id,
            person,
            KeyAlgorithm.valueOf(key.algorithm().name()),
            publicKey,
            from,
            until,
            replaces),
        Filing.ofPublic(id.value(), who.organisation()).subject("key:" + id));
    return id;
  }
}
