package dev.countersign.verifier.verify;

import dev.countersign.domain.Rules;
import dev.countersign.domain.codec.FactCodec;
import dev.countersign.domain.fact.AttestationFact.AttestationReceived;
import dev.countersign.domain.fact.AttestationFact.AttestationRevoked;
import dev.countersign.domain.fact.Fact;
import dev.countersign.domain.fact.FactHeader;
import dev.countersign.domain.fact.FactHeader.Subject;
import dev.countersign.domain.fact.Position;
import dev.countersign.domain.fact.RecordedFact;
import dev.countersign.domain.fact.StatusFact.RulesAdopted;
import dev.countersign.domain.fact.StatusFact.StatusRecorded;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.proofs.bundle.Bundle;
import dev.countersign.proofs.bundle.Bundle.Cut;
import dev.countersign.proofs.bundle.Bundle.Entry;
import dev.countersign.proofs.bundle.Bundle.Whole;
import dev.countersign.proofs.commitment.Commitment;
import dev.countersign.proofs.commitment.Leaf;
import dev.countersign.proofs.digest.Sha256;
import dev.countersign.proofs.index.Head;
import dev.countersign.proofs.index.SparseMap;
import dev.countersign.proofs.index.Stood;
import dev.countersign.proofs.json.JsonValue.JsonObject;
import dev.countersign.proofs.merkle.MerkleTree;
import dev.countersign.proofs.note.Checkpoint;
import dev.countersign.proofs.note.SignedNote;
import dev.countersign.proofs.note.SignedNote.Verifier;
import dev.countersign.proofs.signature.Algorithm;
import dev.countersign.proofs.signature.PrivateKey;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A platform in memory: a ledger with its chains, a log, and the bundles that it gives out. */
final class Ledger {
  static final OrganisationId LAB = new OrganisationId("org_aurelia");
  static final OrganisationId PLATFORM = new OrganisationId("org_countersign");
  static final String ORIGIN = "countersign.dev/log/test";

  private final PrivateKey logKey = PrivateKey.generate(Algorithm.ED25519, new SecureRandom());
  private final List<Logged> log = new ArrayList<>();
  private final Map<String, List<byte[]>> chains = new LinkedHashMap<>();
  private final List<String> envelopes = new ArrayList<>();
  private @Nullable Position write;
  private Instant now = Instant.parse("2026-06-01T09:00:00Z");
  private @Nullable Instant since;
  private UnaryOperator<JsonObject> form = json -> json;
  private List<Map.Entry<byte[], byte[]>> indexed = List.of();
  private Map<String, Long> counted = Map.of();
  private List<Map.Entry<byte[], byte[]>> stood = List.of();

  record Logged(RecordedFact fact, JsonObject json, byte[] salt, Leaf leaf) {}

  /** One whose platform goes by the rules of this release. */
  Ledger() {
    adopt(Rules.NUMBER);
  }

  private Ledger(boolean silent) {}

  /** One whose platform has not said by which rules it goes. */
  static Ledger silent() {
    return new Ledger(true);
  }

  /** From here on the platform goes by these rules. */
  void adopt(int rules) {
    state(
        "fct_rules" + log.size(),
        PLATFORM,
        new RulesAdopted(rules, "release-" + rules),
        Register.CHAIN);
  }

  /** What is stated holds since an instant that is past. */
  void late(Instant brought, Runnable writes) {
    since = brought;
    writes.run();
    since = null;
  }

  /** What is stated is written like this. */
  void inForm(UnaryOperator<JsonObject> written, Runnable writes) {
    form = written;
    writes.run();
    form = json -> json;
  }

  Instant now() {
    return now;
  }

  void waitUntil(String instant) {
    now = Instant.parse(instant);
  }

  /** One transaction: what follows from a write is stated in it. */
  void together(Runnable writes) {
    write = new Position(1, log.size() + 1L, 0);
    writes.run();
    write = null;
  }

  private Position position() {
    if (write == null) {
      return new Position(1, log.size() + 1L, 1);
    }
    write = new Position(1, write.xid(), write.row() + 1);
    return write;
  }

  Verifier verifier() {
    return new Verifier(ORIGIN, logKey.publicKey());
  }

  List<RecordedFact> facts() {
    return log.stream().map(Logged::fact).toList();
  }

  /** A fact on its lab's chain, and on these. */
  RecordedFact append(String id, OrganisationId owner, Fact fact, String... on) {
    var names = new ArrayList<String>();
    names.add("lab:" + LAB);
    names.addAll(List.of(on));
    return append(id, owner, LAB, fact, names);
  }

  /** A fact that everyone may read, about no lab. */
  RecordedFact state(String id, OrganisationId owner, Fact fact, String... on) {
    return append(id, owner, null, fact, List.of(on));
  }

  /** A fact about the lab that is on other chains alone. */
  RecordedFact draft(String id, Fact fact, String... on) {
    return append(id, LAB, LAB, fact, List.of(on));
  }

  private RecordedFact append(
      String id,
      OrganisationId owner,
      @Nullable OrganisationId lab,
      Fact fact,
      List<String> names) {
    var header =
        new FactHeader(
            fact.kind(),
            1,
            id,
            owner,
            lab,
            since == null ? now : since,
            now,
            position(),
            null,
            null,
            names.stream().map(this::next).toList());
    var recorded = new RecordedFact(header, fact);
    var json = form.apply(FactCodec.toJson(recorded));
    var salt = Sha256.of(new byte[] {(byte) log.size(), (byte) (log.size() >> 8)});
    var commitment = Commitment.of(json, salt).hash();
    names.forEach(name -> chains.computeIfAbsent(name, n -> new ArrayList<>()).add(commitment));
    log.add(
        new Logged(
            recorded,
            json,
            salt,
            lab != null
                ? Leaf.hidden(commitment)
                : new Leaf(commitment, json.text("kind"), owner.value())));
    return recorded;
  }

  private static byte[] key(String subject) {
    return Sha256.of(("key of " + subject).getBytes(StandardCharsets.UTF_8));
  }

  private Subject next(String name) {
    var chain = chains.getOrDefault(name, List.of());
    var before = chain.isEmpty() ? Head.keyCommitment(key(name), name) : chain.getLast();
    return new Subject(name, chain.size() + 1L, Base64.getEncoder().encodeToString(before));
  }

  /** States how everything so far stands. */
  void status() {
    indexed = heads();
    var many = new LinkedHashMap<String, Long>();
    chains.forEach((name, chain) -> many.put(name, (long) chain.size()));
    counted = many;
    state(
        "fct_status" + log.size(),
        PLATFORM,
        new StatusRecorded(
            new Position(1, log.size() + 1L, 0),
            Base64.getEncoder().encodeToString(new SparseMap(indexed).root()),
            Base64.getEncoder().encodeToString(new SparseMap(standings()).root())));
  }

  /** How attestations stand now, as the platform's own map has it. */
  private List<Map.Entry<byte[], byte[]>> standings() {
    var digests = new LinkedHashMap<String, String>();
    var statuses = new LinkedHashMap<String, String>();
    for (var fact : facts()) {
      if (fact.fact() instanceof AttestationReceived received) {
        digests.put(received.attestation().value(), received.payloadDigest());
        statuses.put(received.attestation().value(), received.reception().name());
      } else if (fact.fact() instanceof AttestationRevoked revoked) {
        statuses.put(revoked.attestation().value(), "REVOKED");
      }
    }
    stood = new ArrayList<>();
    digests.forEach(
        (id, digest) ->
            stood.add(
                Map.entry(
                    Stood.place(id, digest),
                    Objects.requireNonNull(statuses.get(id)).getBytes(StandardCharsets.UTF_8))));
    return stood;
  }

  /** The opening of what the newest status says of an attestation, or would have it say. */
  Stood stood(AttestationReceived of, String status) {
    var place = Stood.place(of.attestation().value(), of.payloadDigest());
    return new Stood(of.attestation().value(), status, new SparseMap(stood).prove(place));
  }

  private List<Map.Entry<byte[], byte[]>> heads() {
    var heads = new ArrayList<Map.Entry<byte[], byte[]>>();
    chains.forEach(
        (name, chain) ->
            heads.add(
                Map.entry(Head.place(key(name), name), Head.value(chain.size(), chain.getLast()))));
    return heads;
  }

  Head head(String name) {
    long number = counted.getOrDefault(name, 0L);
    return new Head(
        name,
        key(name),
        number,
        number == 0 ? new byte[0] : Objects.requireNonNull(chains.get(name)).get((int) number - 1),
        new SparseMap(indexed).prove(Head.place(key(name), name)));
  }

  void envelope(String text) {
    envelopes.add(text);
  }

  /** A full bundle: everything up to now, but for what is left out. */
  Bundle bundle(String about, List<String> keys, Predicate<Logged> kept) {
    var hashes = log.stream().map(l -> MerkleTree.leafHash(l.leaf().bytes())).toList();
    var entries = new ArrayList<Entry>();
    for (int index = 0; index < log.size(); index++) {
      var logged = log.get(index);
      if (kept.test(logged)) {
        entries.add(
            new Entry(
                index,
                MerkleTree.inclusionProof(hashes, index),
                logged.leaf(),
                new Whole(logged.json(), logged.salt()),
                List.of()));
      }
    }
    var heads = new ArrayList<Head>();
    heads.add(head("lab:" + LAB));
    heads.add(head(Register.CHAIN));
    keys.forEach(key -> heads.add(head("key:" + key)));
    var text = new Checkpoint(ORIGIN, log.size(), MerkleTree.root(hashes)).toText();
    var note = SignedNote.sign(text, ORIGIN, logKey).toText();
    return new Bundle(about, Cut.FULL, List.of(), note, entries, heads, envelopes);
  }
}
