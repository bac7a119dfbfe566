package dev.countersign.evidence.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.evidence.reader.StoreFailedException;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What lies in the store is noise to whoever has not the organisation's key. */
class EncryptionTest {
  private static final String OLD = "0a".repeat(32);
  private static final String NEW = "0b".repeat(32);
  private static final byte[] SECRET =
      "a protocol that nobody should read ".repeat(4).getBytes(StandardCharsets.UTF_8);
  private static final int CHUNK = 93;

  private final Stores stores = Stores.memory();
  private final Store store = stores.store();

  @AfterEach
  void close() {
    stores.close();
  }

  private Blobs blobs(String... masters) {
    return new Blobs(store, new BlobKeys(store, KeyFiles.keeper(masters)), CHUNK);
  }

  private static void write(Blobs blobs, String blob, String evidence) throws IOException {
    try (var out = blobs.create(blob, evidence)) {
      out.write(SECRET);
    }
  }

  private static byte[] read(Blobs blobs, String blob, String evidence) throws IOException {
    var source = blobs.open(blob, evidence, SECRET.length);
    return Channels.newInputStream(source.open()).readAllBytes();
  }

  private Document chunk(String blob, int n) {
    return store.chunks().find(Blobs.chunkKey(blob, n)).first();
  }

  private void put(String blob, int n, byte[] data) {
    store
        .chunks()
        .updateOne(
            Blobs.chunkKey(blob, n), new Document("$set", new Document("data", new Binary(data))));
  }

  private static void assertRefused(Blobs blobs, String blob, String evidence) {
    assertThatThrownBy(() -> read(blobs, blob, evidence)).isInstanceOf(BytesChangedException.class);
  }

  @Test
  void nothingOfTheTextIsInTheStore() throws IOException {
    write(blobs(OLD), "org_a/x", "evd_1");
    for (var chunk : store.chunks().find()) {
      var stored = chunk.get("data", Binary.class).getData();
      assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain("protocol");
    }
    assertThat(read(blobs(OLD), "org_a/x", "evd_1")).isEqualTo(SECRET);
  }

  @Test
  void theSameBytesTwiceLookDifferent() throws IOException {
    write(blobs(OLD), "org_a/x", "evd_1");
    write(blobs(OLD), "org_a/y", "evd_1");
    assertThat(chunk("org_a/x", 0).get("data")).isNotEqualTo(chunk("org_a/y", 0).get("data"));
  }

  @Test
  void anotherMasterKeyOpensNothing() throws IOException {
    write(blobs(OLD), "org_a/x", "evd_1");
    assertThatThrownBy(() -> read(blobs(NEW), "org_a/x", "evd_1"))
        .isInstanceOf(StoreFailedException.class)
        .hasMessageContaining("master key is missing");
  }

  @Test
  void anotherOrganisationsKeyOpensNothing() throws IOException {
    write(blobs(OLD), "org_a/x", "evd_1");
    var stolen = store.collection("blobKeys", Document.class).find(Store.byId("org_a/x")).first();
    store.collection("blobKeys", Document.class).insertOne(stolen.append("_id", "org_b/x"));
    for (int n = 0; n < 3; n++) {
      store.chunks().insertOne(chunk("org_a/x", n).append("files_id", "org_b/x").append("_id", n));
    }
    assertRefused(blobs(OLD), "org_b/x", "evd_1");
  }

  @Test
  void aChunkOpensAtItsPlaceInItsEvidenceAlone() throws IOException {
    write(blobs(OLD), "org_a/x", "evd_1");
    assertRefused(blobs(OLD), "org_a/x", "evd_2");
    var first = chunk("org_a/x", 0).get("data", Binary.class).getData();
    put("org_a/x", 0, chunk("org_a/x", 1).get("data", Binary.class).getData());
    put("org_a/x", 1, first);
    assertRefused(blobs(OLD), "org_a/x", "evd_1");
  }

  @Test
  void oneBitIsFound() throws IOException {
    write(blobs(OLD), "org_a/x", "evd_1");
    var data = chunk("org_a/x", 1).get("data", Binary.class).getData();
    data[40] ^= 1;
    put("org_a/x", 1, data);
    assertRefused(blobs(OLD), "org_a/x", "evd_1");
  }

  @Test
  void aNewMasterKeyTakesOverWithoutABlobBeingWrittenAgain() throws IOException {
    write(blobs(OLD), "org_a/x", "evd_1");
    var stored = chunk("org_a/x", 0).get("data");
    assertThat(read(blobs(OLD, NEW), "org_a/x", "evd_1")).isEqualTo(SECRET);
    // Reading it was enough: the old key is needed no more.
    assertThat(read(blobs(NEW), "org_a/x", "evd_1")).isEqualTo(SECRET);
    assertThat(chunk("org_a/x", 0).get("data")).isEqualTo(stored);
  }

  @Test
  void aKeyThatIsErasedWhileItIsWrappedAnewDoesNotComeBack() throws IOException {
    write(blobs(OLD), "org_a/x", "evd_1");
    stores.beforeEach(
        (command, collection) -> {
          if (collection.equals("blobKeys") && command.equals("update")) {
            new BlobKeys(store, KeyFiles.keeper(NEW)).erase("org_a/x");
          }
        });
    assertThat(read(blobs(OLD, NEW), "org_a/x", "evd_1")).isEqualTo(SECRET);
    assertThat(stores.documents("blobKeys")).isZero();
  }

  @Test
  void withoutItsKeyABlobIsNoise() throws IOException {
    write(blobs(OLD), "org_a/x", "evd_1");
    new BlobKeys(store, KeyFiles.keeper(OLD)).erase("org_a/x");
    assertRefused(blobs(OLD), "org_a/x", "evd_1");
  }

  @Test
  void whatWasKeptBeforeThereWereKeysIsStillRead() throws IOException {
    var old = new byte[SECRET.length + 1];
    System.arraycopy(SECRET, 0, old, 1, SECRET.length);
    for (int n = 0; n * CHUNK < old.length; n++) {
      var part =
          java.util.Arrays.copyOfRange(old, n * CHUNK, Math.min(old.length, (n + 1) * CHUNK));
      store.chunks().insertOne(Blobs.chunkKey("org_a/old", n).append("data", new Binary(part)));
    }
    assertThat(read(blobs(OLD), "org_a/old", "evd_1")).isEqualTo(SECRET);
    put("org_a/old", 0, new byte[] {9, 7});
    assertThatThrownBy(() -> read(blobs(OLD), "org_a/old", "evd_1"))
        .hasMessageContaining("encoding");
  }

  @Test
  void aFileWithoutAKeyStopsTheStart() {
    assertThatThrownBy(() -> KeyFiles.keeper("# none yet"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("64 hex digits");
    assertThatThrownBy(() -> KeyFiles.keeper("secret"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageNotContaining("secret");
  }
}
