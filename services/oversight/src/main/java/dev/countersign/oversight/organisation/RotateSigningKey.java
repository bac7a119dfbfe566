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
import java.util.List;

/**
 * A new key takes the place of one that is still valid, which signs it in. From the same moment the
 * old one's signatures do not count; what it signed before stands.
 */
@UseCase
public class RotateSigningKey {
  private final Ledger ledger;
  private final Facts facts;
  private final Signatures signatures;
  private final KeyBooks books;
  private final KnownKeys known;
  private final CurrentViewer viewer;

  RotateSigningKey(
      Ledger ledger,
      Facts facts,
      Signatures signatures,
      KeyBooks books,
      KnownKeys known,
      CurrentViewer viewer) {
    this.ledger = ledger;
    this.facts = facts;
    this.signatures = signatures;
    this.books = books;
    this.known = known;
    this.viewer = viewer;
  }

  public KeyId rotate(WriteRequest request, KeyId old, String publicKey, String proofOfPossession) {
    var who = viewer.get();
    var replaced =
        facts
            .first(SigningKeyRegistered.class, old.value())
            .filter(k -> k.header().organisation().value().equals(who.organisation()))
            .orElseThrow(RefusedException::notFound)
            .fact();
    if (replaced.person() != null && !replaced.person().equals(who.user())) {
      throw new RuleBrokenException(
          "PERSON_MISMATCH", "A personal key is rotated by the person whose key it is.");
    }
    var key = Possession.key(publicKey);
    Possession.require(
        who.organisation(),
        publicKey,
        old,
        List.of(key, Signatures.publicKey(replaced)),
        proofOfPossession);
    known.queue(key);
    var held = books.of(who);
    return new KeyId(
        ledger.write(
            request,
            held,
            entry -> {
              books.requireUnchanged(who, held);
              if (!signatures.isValid(who.organisation(), old, entry.recordedAt())) {
                throw new RuleBrokenException(
                    "KEY_REVOKED",
                    "Only a valid key signs its successor in. Register the new one by itself.");
              }
              var id =
                  RegisterSigningKey.append(
                      known,
                      entry,
                      who,
                      replaced.person(),
                      publicKey,
                      key,
                      entry.recordedAt(),
                      replaced.until(),
                      old);
              entry.append(
                  new SigningKeyRevoked(old, "Rotated: " + id, entry.recordedAt(), null),
                  Filing.ofPublic(old.value(), who.organisation()).subject("key:" + old));
              return id.value();
            }));
  }
}
