package dev.countersign.evidence.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.evidence.reader.StoreFailedException;
import dev.countersign.evidence.vault.Backlog.Step;
import dev.countersign.evidence.vault.Backlog.Work;
import dev.countersign.evidence.vault.Seals.Outcome;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the vault relies on, the same on every store. */
abstract class VaultContract {
  private static final Instant NOW = Instant.parse("2026-06-24T16:10:00Z");
  private static final int PLAIN = 64;
  private static final int CHUNK = PLAIN + 29;
  private static final String EVIDENCE = "evd_1";

  private Stores stores;
  private Store store;
  private Blobs blobs;

  abstract Stores start();

  @BeforeEach
  void open() {
    stores = start();
    store = stores.store();
    blobs = stores.blobs(CHUNK);
  }

  @AfterEach
  void close() {
    stores.close();
  }

  static Seal seal(String owner, String evidence, String sha256) {
    return new Seal(
        Seal.key(owner, evidence),
        owner,
        evidence,
        sha256,
        3,
        "application/json",
        "log.json",
        "RESTRICTED",
        Blobs.newName(owner),
        NOW);
  }

  private static byte[] random(int size) {
    var bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  private void write(String blob, byte[] bytes) throws IOException {
    try (var out = blobs.create(blob, EVIDENCE)) {
      out.write(bytes);
    }
  }

  private byte[] readAll(String blob, int size) throws IOException {
    return Channels.newInputStream(blobs.open(blob, EVIDENCE, size).open()).readAllBytes();
  }

  private long chunks() {
    return store.chunks().countDocuments();
  }

  @Test
  void bytesComeBackAsTheyWere() throws IOException {
    for (int size : new int[] {0, 1, PLAIN - 1, PLAIN, PLAIN + 1, 3 * PLAIN, 1_000}) {
      write("org_a/" + size, random(size));
      assertThat(readAll("org_a/" + size, size)).isEqualTo(random(size));
    }
  }

  @Test
  void readingMayStartAnywhere() throws IOException {
    var bytes = random(1_000);
    write("org_a/x", bytes);
    try (var channel = blobs.open("org_a/x", EVIDENCE, 1_000).open()) {
      for (long from : new long[] {999, 0, PLAIN - 1, PLAIN, 500}) {
        var one = ByteBuffer.allocate(1);
        channel.position(from);
        assertThat(channel.read(one)).isEqualTo(1);
        assertThat(one.get(0)).isEqualTo(bytes[(int) from]);
      }
      assertThat(channel.position(1_000).read(ByteBuffer.allocate(1))).isEqualTo(-1);
    }
  }

  @Test
  void whatIsErasedIsGoneWholeOrNot() throws IOException {
    write("org_a/kept", random(200));
    write("org_a/whole", random(1_000));
    blobs.create("org_a/half", EVIDENCE).write(random(500));
    blobs.erase("org_a/whole", 1_000);
    blobs.erase("org_a/half", 1_000);
    blobs.erase("org_a/half", 1_000);
    assertThat(chunks()).isEqualTo(4);
    assertThat(store.files().countDocuments()).isEqualTo(1);
    assertThat(readAll("org_a/kept", 200)).isEqualTo(random(200));
    assertThatThrownBy(() -> readAll("org_a/whole", 1_000))
        .isInstanceOf(StoreFailedException.class);
  }

  @Test
  void howMuchOfAHalfIsThereIsToldInWholeChunks() throws IOException {
    for (int chunks : new int[] {0, 1, 2, 5, 15}) {
      var blob = "org_a/half" + chunks;
      blobs.create(blob, EVIDENCE).write(random(chunks * PLAIN + 7));
      assertThat(blobs.kept(blob, 1_000)).isEqualTo((long) chunks * PLAIN);
    }
    assertThat(blobs.kept("org_a/none", 5L << 30)).isZero();
  }

  @Test
  void oneOwnersBytesAreSealedOnce() {
    var seals = new Seals(store);
    var first = seal("org_a", "evd_1", "d1");
    assertThat(seals.seal(first)).isEqualTo(new Outcome.Sealed(first));
    assertThat(seals.seal(seal("org_a", "evd_2", "d1")))
        .isEqualTo(new Outcome.AlreadySealed(first));
    assertThat(seals.seal(seal("org_a", "evd_1", "d2"))).isEqualTo(new Outcome.OtherBytes());
    assertThat(seals.find("org_a", "evd_1")).contains(first);
    assertThat(seals.find("org_a", "evd_2")).isEmpty();
  }

  @Test
  void anotherOwnersSameBytesAreTheirOwn() {
    var seals = new Seals(store);
    seals.seal(seal("org_a", "evd_1", "d1"));
    assertThat(seals.seal(seal("org_b", "evd_2", "d1"))).isInstanceOf(Outcome.Sealed.class);
    assertThat(seals.find("org_b", "evd_1")).isEmpty();
  }

  @Test
  void ofManyAtOnceOneSeals() throws Exception {
    var seals = new Seals(store);
    try (var threads = Executors.newFixedThreadPool(8)) {
      var attempts =
          IntStream.range(0, 64)
              .mapToObj(n -> (Callable<Outcome>) () -> seals.seal(seal("org_a", "evd_" + n, "d")))
              .toList();
      long sealed = 0;
      for (var attempt : threads.invokeAll(attempts)) {
        sealed += attempt.get() instanceof Outcome.Sealed ? 1 : 0;
      }
      assertThat(sealed).isEqualTo(1);
    }
  }

  @Test
  void aTicketIsUsedOnce() {
    var tickets = new UsedTickets(store);
    assertThat(tickets.use("t1", NOW)).isTrue();
    assertThat(tickets.use("t1", NOW)).isFalse();
    tickets.forget(NOW);
    assertThat(tickets.use("t1", NOW)).isFalse();
    tickets.forget(NOW.plusMillis(1));
    assertThat(tickets.use("t1", NOW)).isTrue();
  }

  @Test
  void whatWasReadIsForgottenAlsoIfItWasNotReadToItsEnd() {
    var readings = new Readings(store);
    for (int page = 0; page < 3; page++) {
      readings.keepPage("org_a/evd_1", page, List.of(Specimens.sample(page)));
    }
    readings.keepTile("org_a/evd_1", 0, new byte[] {7});
    readings.keepPage("org_a/evd_2", 0, List.of(Specimens.sample(1)));
    readings.erase("org_a/evd_1");
    for (int page = 0; page < 3; page++) {
      assertThat(readings.page("org_a/evd_1", page)).isEmpty();
    }
    assertThat(readings.tile("org_a/evd_1", 0)).isEmpty();
    assertThat(readings.page("org_a/evd_2", 0)).hasSize(1);
  }

  @Test
  void onlyTheSealOfThisBlobIsTakenAway() {
    var seals = new Seals(store);
    var seal = seal("org_a", "evd_1", "d1");
    seals.seal(seal);
    seals.remove(seal.id(), "org_a/another");
    assertThat(seals.find("org_a", "evd_1")).contains(seal);
    seals.remove(seal.id(), seal.blob());
    assertThat(seals.find("org_a", "evd_1")).isEmpty();
  }

  @Test
  void workIsTakenByOne() {
    var backlog = new Backlog(store);
    backlog.add("org_a/evd_1", NOW);
    backlog.add("org_a/evd_1", NOW.plusSeconds(9));
    assertThat(backlog.due(NOW.minusMillis(1))).isEmpty();
    var work = backlog.due(NOW).getFirst();
    assertThat(work).isEqualTo(new Work("org_a/evd_1", Step.READ, 0, NOW));
    assertThat(backlog.claim(work, NOW.plusSeconds(30))).isTrue();
    assertThat(backlog.claim(work, NOW.plusSeconds(30))).isFalse();
    assertThat(backlog.due(NOW)).isEmpty();
    backlog.renew("org_a/evd_1", NOW.plusSeconds(60));
    assertThat(backlog.due(NOW.plusSeconds(59))).isEmpty();
    assertThat(backlog.due(NOW.plusSeconds(60)).getFirst().attempts()).isEqualTo(1);
    var left = new Work("org_a/evd_1", Step.TELL, 4, NOW);
    backlog.replace(left);
    assertThat(backlog.due(NOW)).containsExactly(left);
    backlog.done("org_a/evd_1");
    assertThat(backlog.size()).isZero();
  }

  @Test
  void readingsAndPagesComeBackAsTheyWere() {
    var readings = new Readings(store);
    var reading = Specimens.reading();
    var run = new Readings.Run(2, "00", List.of("00"));
    readings.keep("org_a/evd_1", reading, run);
    readings.keep("org_a/evd_1", reading, run);
    readings.keepPage("org_a/evd_1", 0, List.of(Specimens.sample(1), Specimens.sample(2)));
    assertThat(readings.find("org_a/evd_1"))
        .contains(new Readings.Kept("org_a/evd_1", reading, run));
    readings.keepTile("org_a/evd_1", 0, new byte[] {7});
    assertThat(readings.tile("org_a/evd_1", 0)).contains(new byte[] {7});
    assertThat(readings.tile("org_b/evd_1", 0)).isEmpty();
    assertThat(readings.page("org_a/evd_1", 0))
        .containsExactly(Specimens.sample(1), Specimens.sample(2));
    assertThat(readings.page("org_a/evd_1", 1)).isEmpty();
    assertThat(readings.page("org_b/evd_1", 0)).isEmpty();
    readings.dropPage("org_a/evd_1", 0);
    assertThat(readings.page("org_a/evd_1", 0)).isEmpty();
  }

  @Test
  void nothingThatGrowsIsEverSearched() throws IOException {
    write("org_a/x", random(1_000));
    stores.filters();
    var seals = new Seals(store);
    var readings = new Readings(store);
    readAll("org_a/x", 1_000);
    blobs.erase("org_a/x", 1_000);
    seals.seal(seal("org_a", "evd_1", "d1"));
    seals.seal(seal("org_a", "evd_2", "d1"));
    seals.find("org_a", "evd_1");
    LongStream.range(0, 3)
        .forEach(page -> readings.keepPage("org_a/evd_1", page, List.of(Specimens.sample(page))));
    readings.page("org_a/evd_1", 2);
    readings.dropPage("org_a/evd_1", 2);
    readings.find("org_a/evd_1");
    assertThat(stores.filters())
        .hasSizeGreaterThan(20)
        .allSatisfy(
            filter ->
                assertThat(filter.keySet())
                    .isIn(Set.of("_id"), Set.of("files_id", "n"), Set.of("owner", "sha256")));
  }
}
