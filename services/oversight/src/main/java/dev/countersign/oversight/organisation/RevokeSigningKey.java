package dev.countersign.oversight.organisation;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.domain.fact.OrganisationFact.SigningKeyRegistered;
import dev.countersign.domain.fact.OrganisationFact.SigningKeyRevoked;
import dev.countersign.domain.id.KeyId;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.ledger.Filing;
import dev.countersign.oversight.ledger.Ledger;
import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.WriteRequest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An organisation revokes a key of its own. What was signed before stands, but for what was
 * recorded since others may have had the key; when that was, it may learn later, and tell again.
 */
@UseCase
public class RevokeSigningKey {
  private final Ledger ledger;
  private final Facts facts;
  private final KeyBooks books;
  private final CurrentViewer viewer;

  RevokeSigningKey(Ledger ledger, Facts facts, KeyBooks books, CurrentViewer viewer) {
    this.ledger = ledger;
    this.facts = facts;
    this.books = books;
    this.viewer = viewer;
  }

  public KeyId revoke(
      WriteRequest request, KeyId key, String reason, @Nullable Instant compromisedSince) {
    var who = viewer.get();
    var registered =
        facts
            .first(SigningKeyRegistered.class, key.value())
            .filter(k -> k.header().organisation().value().equals(who.organisation()))
            .orElseThrow(RefusedException::notFound);
    var held = books.of(who);
    return new KeyId(
        ledger.write(
            request,
            held,
            entry -> {
              books.requireUnchanged(who, held);
              if (isKnown(key, compromisedSince)) {
                throw new RuleBrokenException(
                    "KEY_REVOKED",
                    "The key is revoked already. Name an earlier compromisedSince, if it was.");
              }
              if (compromisedSince != null && compromisedSince.isAfter(entry.recordedAt())) {
                throw new RuleBrokenException(
                    "FUTURE_DATED", "compromisedSince has not come yet. Name when it happened.");
              }
              entry.append(
                  new SigningKeyRevoked(
                      registered.fact().key(), reason, entry.recordedAt(), compromisedSince),
                  Filing.ofPublic(key.value(), who.organisation()).subject("key:" + key));
              return key.value();
            }));
  }

  /** That a key was compromised, and earlier than was known, may be told at any time. */
  private boolean isKnown(KeyId key, @Nullable Instant compromisedSince) {
    return facts.of(SigningKeyRevoked.class, List.of(key.value())).stream()
        .map(revoked -> revoked.fact().compromisedSince())
        .anyMatch(
            told -> compromisedSince == null || (told != null && !compromisedSince.isBefore(told)));
  }
}
