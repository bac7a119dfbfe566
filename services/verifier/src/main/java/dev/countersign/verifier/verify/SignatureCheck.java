package dev.countersign.verifier.verify;

import dev.countersign.domain.fact.AttestationFact.AttestationReceived;
import dev.countersign.domain.fact.AttestationFact.Reception;
import dev.countersign.domain.fact.OrganisationFact.SigningKeyRegistered;
import dev.countersign.domain.fact.OrganisationFact.SigningKeyRevoked;
import dev.countersign.domain.fact.RecordedFact;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.history.RulesInForce;
import dev.countersign.domain.id.KeyId;
import dev.countersign.proofs.bundle.Bundle;
import dev.countersign.proofs.digest.Sha256;
import dev.countersign.proofs.dsse.Envelope;
import dev.countersign.proofs.dsse.MalformedEnvelopeException;
import dev.countersign.proofs.index.Head;
import dev.countersign.proofs.intoto.MalformedStatementException;
import dev.countersign.proofs.intoto.Statement;
import dev.countersign.proofs.signature.MalformedKeyException;
import dev.countersign.proofs.signature.PublicKey;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Every attestation that counted was signed by the keys that the record names, over these bytes.
 */
final class SignatureCheck {
  private final Records records;
  private final List<Head> heads;
  private final @Nullable Status status;
  private final Findings findings;
  private final Map<String, String> envelopes = new HashMap<>();
  private final Set<KeyId> keysShown = new HashSet<>();
  private final Set<KeyId> keysUsed = new HashSet<>();
  private int signatures;

  SignatureCheck(Records records, Bundle bundle, @Nullable Status status, Findings findings) {
    this.records = records;
    this.heads = bundle.heads();
    this.status = status;
    this.findings = findings;
    for (var text : bundle.envelopes()) {
      var digest = Sha256.hex(text.getBytes(StandardCharsets.UTF_8));
      if (this.envelopes.put(digest, text) != null) {
        findings.isFalse("An envelope stands twice in the file.");
      }
    }
  }

  void check(Collection<RecordedFact> facts) {
    int counted = 0;
    var used = new HashSet<String>();
    for (var recorded : facts) {
      if (recorded.fact() instanceof AttestationReceived received
          && received.reception() == Reception.ACTIVE) {
        counted++;
        used.add(received.envelopeDigest());
        check(new Event<>(recorded.header(), received));
      } else if (recorded.fact() instanceof AttestationReceived rejected) {
        used.add(rejected.envelopeDigest());
      }
    }
    // Of a form that is not known, an attestation has its envelope all the same.
    records.stream()
        .filter(Records.Proven::isOfUnknownForm)
        .flatMap(record -> Stream.ofNullable(record.shown().text("envelopeDigest")))
        .forEach(used::add);
    sayTwins();
    envelopes.keySet().stream()
        .filter(digest -> !used.contains(digest))
        .forEach(digest -> findings.isFalse("An envelope is of no attestation in the file."));
    if (counted > 0 && signatures > 0) {
      findings.holds(
          "%d signatures on %d attestations are by the keys on record, over exactly these bytes."
              .formatted(signatures, counted));
    }
  }

  /**
   * Signatures by one key count once, whoever registered it. No key has been registered twice since
   * the platform says by which rules it goes; before, one key may have passed for two.
   */
  private void sayTwins() {
    var first = new HashMap<PublicKey, KeyId>();
    var rules = RulesInForce.of(records.facts());
    records
        .facts(SigningKeyRegistered.class)
        .filter(event -> keysUsed.contains(event.fact().key()))
        .forEach(
            event -> {
              var key = event.fact().key();
              var twin = first.putIfAbsent(publicKey(event.fact()), key);
              if (twin != null) {
                findings.lacks(
                    rules.at(event.header().position()).isPresent()
                        ? Result.REFUSED
                        : Result.OTHER_RULES,
                    "%s and %s are one key, whose signatures count once.".formatted(twin, key));
              }
            });
  }

  private void check(Event<AttestationReceived> event) {
    var received = event.fact();
    var text = envelopes.get(received.envelopeDigest());
    if (text == null) {
      findings.lacks(
          Result.INCOMPLETE,
          "The signed envelope of %s is not in the file.".formatted(received.attestation()));
      return;
    }
    try {
      var envelope = Envelope.parse(text);
      var keys = received.keys().stream().map(id -> key(id, event)).toList();
      if (keys.stream().anyMatch(Optional::isEmpty)) {
        return;
      }
      var signers =
          envelope.signers(
              keys.stream().map(Optional::orElseThrow).toList(), SignatureCheck::publicKey);
      boolean byLead = signers.stream().anyMatch(k -> received.lead().equals(k.person()));
      boolean byOrganisation = signers.stream().anyMatch(k -> k.person() == null);
      if (signers.size() != keys.size() || !byLead || !byOrganisation) {
        findings.isFalse("A signature on %s does not hold.".formatted(received.attestation()));
      }
      keysUsed.addAll(received.keys());
      if (!wasCompromised(event)) {
        signatures += signers.size();
      }
      if (!envelope.payloadDigest().equals(received.payloadDigest())
          || !Claim.matches(Statement.parse(envelope.payload()), received)) {
        findings.isFalse(
            "What was signed for %s is not what the record says."
                .formatted(received.attestation()));
      }
    } catch (MalformedEnvelopeException | MalformedStatementException | MalformedKeyException e) {
      findings.isFalse(
          "The envelope of %s cannot be read: %s"
              .formatted(received.attestation(), e.getMessage()));
    }
  }

  private Optional<SigningKeyRegistered> key(KeyId id, Event<AttestationReceived> signed) {
    var registered = records.first(SigningKeyRegistered.class, id.value());
    if (registered.isEmpty()) {
      findings.lacks(Result.INCOMPLETE, "The key %s is not in the file.".formatted(id));
      return Optional.empty();
    }
    var header = registered.get().header();
    var key = registered.get().fact();
    var at = signed.header().recordedAt();
    boolean valid =
        header.organisation().equals(signed.fact().auditor())
            && signed.header().position().isAfter(header.position())
            && !at.isBefore(key.from())
            && (key.until() == null || at.isBefore(key.until()))
            && records
                .facts(SigningKeyRevoked.class)
                .filter(event -> event.fact().key().equals(id))
                .noneMatch(event -> signed.header().position().isAfter(event.header().position()));
    if (!valid) {
      findings.isFalse(
          "The key %s did not count when %s was recorded."
              .formatted(id, signed.fact().attestation()));
    }
    if (keysShown.add(id) && status != null) {
      // Key events are public and few: the index shows that none is left out.
      new Chain("key:" + id, records, findings).agreesWith(heads, status);
    }
    return Optional.of(key);
  }

  /**
   * True if a key was not its owner's alone any more when it signed, as is known by the end of what
   * is shown. Such a signature shows nothing: false, unless the attestation is said to be
   * suspended.
   */
  private boolean wasCompromised(Event<AttestationReceived> signed) {
    var attestation = signed.fact().attestation();
    var compromise =
        records
            .facts(SigningKeyRevoked.class)
            .map(Event::fact)
            .filter(revoked -> signed.fact().keys().contains(revoked.key()))
            .filter(
                revoked ->
                    revoked.compromisedSince() != null
                        && !signed.header().recordedAt().isBefore(revoked.compromisedSince()))
            .findFirst();
    compromise.ifPresent(
        revoked -> {
          var sentence =
              "%s was recorded at %s, and others may have had the key %s since %s"
                  .formatted(
                      attestation,
                      signed.header().recordedAt(),
                      revoked.key(),
                      revoked.compromisedSince());
          boolean suspended =
              records.stream()
                  .map(Records.Proven::shown)
                  .filter(record -> "ATTESTATION_SUSPENDED".equals(record.text("kind")))
                  .anyMatch(record -> attestation.value().equals(record.text("attestation")));
          if (suspended) {
            findings.reason(sentence + ": it is suspended.");
          } else {
            findings.isFalse("KEY_COMPROMISED: " + sentence + ".");
          }
        });
    return compromise.isPresent();
  }

  private static PublicKey publicKey(SigningKeyRegistered key) {
    return PublicKey.ofSpki(Base64.getDecoder().decode(key.publicKey()));
  }
}
