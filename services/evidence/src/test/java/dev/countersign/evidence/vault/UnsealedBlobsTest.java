package dev.countersign.evidence.vault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.evidence.vault.UnsealedBlobs.State;
import dev.countersign.evidence.vault.UnsealedBlobs.UnsealedBlob;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The note decides, the same on every store. */
class UnsealedBlobsTest {
  private static final Instant NOW = Instant.parse("2026-06-24T16:10:00Z");

  @TempDir static Path folder;

  private Stores stores;

  static Stream<Named<Supplier<Stores>>> stores() {
    var all =
        Stream.<Named<Supplier<Stores>>>builder()
            .add(Named.of("in memory", Stores::memory))
            .add(Named.of("on a file", () -> Stores.file(folder)));
    if (Stores.hasReal()) {
      all.add(Named.of("a real MongoDB", Stores::real));
    }
    return all.build();
  }

  private Store start(Supplier<Stores> starting) {
    stores = starting.get();
    var store = stores.store();
    // Another test's file may be this one's.
    store.collection("unsealedBlobs", Document.class).drop();
    return store;
  }

  @AfterEach
  void close() {
    stores.close();
  }

  @ParameterizedTest
  @MethodSource("stores")
  void unsealedBlobsAreRememberedUntilTheyAreSealedOrErased(Supplier<Stores> starting) {
    var store = start(starting);
    var unsealed = new UnsealedBlobs(store);
    var blob = UnsealedBlob.open("org_a/x", "org_a", "evd_1", 5, NOW);
    unsealed.add(blob);
    assertThat(unsealed.all()).containsExactly(blob);
    assertThat(unsealed.endSealing(blob)).isFalse();
    assertThat(unsealed.endErasing(blob)).isFalse();
    var seal = VaultContract.seal("org_a", "evd_1", "d1");
    assertThat(unsealed.toSealing(blob, seal)).isTrue();
    assertThat(unsealed.find("org_a/x"))
        .contains(new UnsealedBlob("org_a/x", "org_a", "evd_1", 5, NOW, State.SEALING, seal));
    assertThat(unsealed.toErasing(blob)).isFalse();
    assertThat(unsealed.toErasingIfBefore(blob, NOW.plusSeconds(1))).isFalse();
    assertThat(unsealed.prolong(blob, NOW.plusSeconds(1))).isFalse();
    assertThat(unsealed.toErasingUnsealed(blob)).isTrue();
    assertThat(unsealed.find("org_a/x"))
        .contains(new UnsealedBlob("org_a/x", "org_a", "evd_1", 5, NOW, State.ERASING, null));
    assertThat(unsealed.toSealing(blob, seal)).isFalse();
    assertThat(unsealed.endErasing(blob)).isTrue();
    assertThat(unsealed.all()).isEmpty();
    assertThat(unsealed.prolong(blob, NOW)).isFalse();
  }

  @ParameterizedTest
  @MethodSource("stores")
  void aDeadlineGrowsAndNeverShrinks(Supplier<Stores> starting) {
    var store = start(starting);
    var unsealed = new UnsealedBlobs(store);
    var blob = UnsealedBlob.open("org_a/x", "org_a", "evd_1", 5, NOW);
    unsealed.add(blob);
    assertThat(unsealed.prolong(blob, NOW.plusSeconds(9))).isTrue();
    assertThat(unsealed.prolong(blob, NOW.plusSeconds(3))).isTrue();
    assertThat(unsealed.all().getFirst().deadline()).isEqualTo(NOW.plusSeconds(9));
    assertThat(unsealed.toErasingIfBefore(blob, NOW.plusSeconds(9))).isFalse();
    assertThat(unsealed.toErasingIfBefore(blob, NOW.plusSeconds(10))).isTrue();
  }

  @ParameterizedTest
  @MethodSource("stores")
  void aNoteOfAnEarlierReleaseIsOpen(Supplier<Stores> starting) {
    var store = start(starting);
    var unsealed = new UnsealedBlobs(store);
    store
        .collection("unsealedBlobs", Document.class)
        .insertOne(
            new Document("_id", "org_a/x")
                .append("owner", "org_a")
                .append("evidence", "evd_1")
                .append("size", 5L)
                .append("deadline", NOW));
    var blob = unsealed.all().getFirst();
    assertThat(blob).isEqualTo(UnsealedBlob.open("org_a/x", "org_a", "evd_1", 5, NOW));
    assertThat(unsealed.prolong(blob, NOW)).isTrue();
    assertThat(unsealed.toErasing(blob)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("stores")
  void ofManyAtOnceOneDecidesWhatBecomesOfABlob(Supplier<Stores> starting) throws Exception {
    var store = start(starting);
    var unsealed = new UnsealedBlobs(store);
    var blob = UnsealedBlob.open("org_a/x", "org_a", "evd_1", 5, NOW);
    unsealed.add(blob);
    try (var threads = Executors.newFixedThreadPool(8)) {
      var attempts =
          IntStream.range(0, 32)
              .mapToObj(
                  n ->
                      (Callable<Boolean>)
                          () ->
                              n % 2 == 0
                                  ? unsealed.toErasing(blob)
                                  : unsealed.toSealing(
                                      blob, VaultContract.seal("org_a", "evd_1", "d" + n)))
              .toList();
      int decided = 0;
      for (var attempt : threads.invokeAll(attempts)) {
        decided += attempt.get() ? 1 : 0;
      }
      assertThat(decided).isEqualTo(1);
    }
  }
}
