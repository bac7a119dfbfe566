package dev.countersign.transparency.sequencer;

import dev.countersign.proofs.digest.Sha256;
import dev.countersign.proofs.dsse.Envelope;
import dev.countersign.proofs.dsse.Envelope.Signature;
import dev.countersign.proofs.intoto.Statement;
import dev.countersign.proofs.intoto.Statement.Subject;
import dev.countersign.proofs.json.JsonValue.JsonObject;
import dev.countersign.proofs.signature.Algorithm;
import dev.countersign.proofs.signature.PrivateKey;
import dev.countersign.transparency.Outbox;
import java.io.IOException;
import java.security.SecureRandom;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Labs hand envelopes in: two signatures (Ed25519 and P-256) are checked, the statement is read,
 * and a leaf that commits to it is made durable under the lab's own lock, one transaction each. The
 * sequencer goes round beside them at its usual pace.
 */
final class VerifiedAppends {
  private static final int LABS = 8;
  private static final int CLIENTS_OF_A_LAB = 3;
  private static final int ENVELOPES = 32;
  private static final long PACE_MILLIS = 500;
  private static final int WARM = 30_000;
  private static final int WARM_UP_SECONDS = 60;
  private static final long MEASURED_NANOS = 15_000_000_000L;
  private static final double NANOS = 1e9;

  /** The lab's lock is held before a position is taken, which follows from its being read. */
  private static final String DOOR =
      """
      insert into ledger.outbox
      select ledger.position_of(ledger.current_epoch(), pg_current_xact_id(), 1), ?
      from (select pg_advisory_xact_lock(77, ?)) as held (now) where held.now::text is not null
      """;

  private static final double MILLIS = 1e6;

  private final BenchLog log;
  private final PrivateKey lead = PrivateKey.generate(Algorithm.ED25519, new SecureRandom());
  private final PrivateKey organisation =
      PrivateKey.generate(Algorithm.ECDSA_P256, new SecureRandom());
  private final List<String> envelopes =
      IntStream.range(0, ENVELOPES).mapToObj(this::envelope).toList();

  /** When what was handed in began, by the digest of its leaf. */
  private final Map<String, Long> began = new ConcurrentHashMap<>();

  private final TreeMap<Long, Long> published = new TreeMap<>();
  private final AtomicBoolean working = new AtomicBoolean(true);

  VerifiedAppends(BenchLog log) {
    this.log = log;
  }

  private String envelope(int number) {
    var statement =
        new Statement(
            List.of(new Subject("mv_" + number, "ab".repeat(32))),
            "https://countersign.dev/attestation/capability-evaluation/v1",
            JsonObject.of().with("number", String.valueOf(number)).with("text", "x".repeat(1500)));
    var payload = statement.toBytes();
    var pae = Envelope.preAuthenticationEncoding(Envelope.IN_TOTO, payload);
    return new Envelope(
            Envelope.IN_TOTO,
            payload,
            Stream.of(lead, organisation).map(k -> new Signature("", k.sign(pae))).toList())
        .toJson();
  }

  void run(Figures figures) throws Exception {
    long from;
    long cpu;
    long accepted;
    double seconds;
    try (var threads = Executors.newCachedThreadPool()) {
      var clients =
          IntStream.range(0, LABS * CLIENTS_OF_A_LAB)
              .mapToObj(client -> threads.submit(client(client)))
              .toList();
      var sequencing = threads.submit(sequencer());
      warmUp();
      from = System.nanoTime();
      long cpuBefore = log.cpuNanos();
      int before = began.size();
      TimeUnit.NANOSECONDS.sleep(MEASURED_NANOS);
      accepted = began.size() - before;
      cpu = log.cpuNanos() - cpuBefore;
      seconds = (System.nanoTime() - from) / NANOS;
      working.set(false);
      for (var client : clients) {
        client.get();
      }
      sequencing.get();
    }
    figures.row(
        "verified, durable appends by %d labs".formatted(LABS),
        "1,000/s",
        Figures.said("%,.0f/s", accepted / seconds));
    figures.row(
        "CPU an accepted entry through the log's own door, two signatures checked",
        "0.7 ms, aim 0.4 ms",
        Figures.said("%.2f ms", cpu / MILLIS / accepted));
    figures.row(
        "of these, in a published checkpoint, 95% within",
        "1.5 s", Figures.said("%.2f s", secondsToCheckpoint(from)));
  }

  private void warmUp() throws InterruptedException {
    for (int second = 0; second < WARM_UP_SECONDS && began.size() < WARM; second++) {
      TimeUnit.SECONDS.sleep(1);
    }
  }

  private Callable<Void> client(int number) {
    return () -> {
      try (var connection = log.connect("countersign_oversight");
          var door = connection.prepareStatement(DOOR)) {
        for (int i = number; working.get(); i++) {
          long start = System.nanoTime();
          var leaf = append(door, number % LABS, envelopes.get(i % ENVELOPES), number + "," + i);
          began.put(Sha256.hex(leaf), start);
        }
      }
      return null;
    };
  }

  /** Durable when it returns: one statement, and with it one transaction. */
  private byte[] append(PreparedStatement door, int lab, String text, String time)
      throws SQLException {
    var envelope = Envelope.parse(text);
    var keys = List.of(lead.publicKey(), organisation.publicKey());
    if (envelope.signers(keys, key -> key).size() != keys.size()) {
      throw new IllegalStateException("A signature does not hold");
    }
    var statement = Statement.parse(envelope.payload());
    var leaf =
        Outbox.leaf(statement.predicateType() + Sha256.hex(envelope.payload()) + " at " + time);
    door.setBytes(1, leaf);
    door.setInt(2, lab);
    door.execute();
    return leaf;
  }

  private Callable<Void> sequencer() {
    return () -> {
      while (working.get()) {
        TimeUnit.MILLISECONDS.sleep(PACE_MILLIS);
        round();
      }
      while (round() > 0) {
        // What was handed in last goes in, too.
      }
      return null;
    };
  }

  private int round() throws SQLException {
    int taken = log.round();
    long size = log.rows.head().size();
    log.connection.commit();
    published.putIfAbsent(size, System.nanoTime());
    return taken;
  }

  /** From handing in, with the checking, to the end of the round whose checkpoint covers it. */
  private double secondsToCheckpoint(long from) throws SQLException, IOException {
    var index = new HashMap<String, Long>();
    try (var admin = log.connect("postgres");
        var statement = admin.createStatement();
        var row =
            statement.executeQuery(
                "select encode(sha256(leaf), 'hex'), log_index from transparency.entry")) {
      while (row.next()) {
        index.put(row.getString(1), row.getLong(2));
      }
    }
    var waited = new ArrayList<Double>();
    began.forEach(
        (leaf, start) -> {
          if (start >= from) {
            var covered = published.higherEntry(index.get(leaf));
            waited.add((covered.getValue() - start) / NANOS);
          }
        });
    waited.sort(null);
    return waited.get(waited.size() * 95 / 100);
  }
}
