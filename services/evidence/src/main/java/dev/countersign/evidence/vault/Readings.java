package dev.countersign.evidence.vault;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOptions;
import dev.countersign.evidence.reader.Reading;
import dev.countersign.evidence.reader.Sample;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * What was read from sealed bytes. It can be read again from them, so writing it twice is no harm;
 * samples stand in pages, because a key is all that the store can find quickly.
 */
@Singleton
public final class Readings {
  /** Samples on a page. */
  public static final int PAGE = 50;

  private final MongoCollection<Kept> readings;
  private final MongoCollection<Page> pages;
  private final MongoCollection<Tile> tiles;

  /**
   * The reading of one piece of evidence.
   *
   * @param id owner/evidence
   */
  public record Kept(@BsonId String id, Reading reading, Run run) {}

  /**
   * The Merkle tree over the samples.
   *
   * @param root in lower-case hex
   * @param tileRoots of the tiles in which the leaves stand
   */
  public record Run(long samples, String root, List<String> tileRoots) {}

  /**
   * Leaf hashes, one after the other.
   *
   * @param id owner/evidence/tile
   */
  public record Tile(@BsonId String id, byte[] leafHashes) {}

  /**
   * Some samples in the order of the file.
   *
   * @param id owner/evidence/page
   */
  public record Page(@BsonId String id, List<Sample> samples) {}

  public Readings(Store store) {
    this.readings = store.collection("readings", Kept.class);
    this.pages = store.collection("samples", Page.class);
    this.tiles = store.collection("sampleTiles", Tile.class);
  }

  public void keep(String key, Reading reading, Run run) {
    readings.replaceOne(
        Store.byId(key), new Kept(key, reading, run), new ReplaceOptions().upsert(true));
  }

  public Optional<Kept> find(String key) {
    return Optional.ofNullable(readings.find(Store.byId(key)).first());
  }

  public void keepTile(String key, long number, byte[] leafHashes) {
    var id = pageKey(key, number);
    tiles.replaceOne(Store.byId(id), new Tile(id, leafHashes), new ReplaceOptions().upsert(true));
  }

  public Optional<byte[]> tile(String key, long number) {
    return Optional.ofNullable(tiles.find(Store.byId(pageKey(key, number))).first())
        .map(Tile::leafHashes);
  }

  /** Forgets all that was read from these bytes, also if they were not read to their end. */
  public void erase(String key) {
    long pages = find(key).map(kept -> kept.run().samples() / PAGE + 1).orElse(0L);
    for (long n = 0; dropPage(key, n) || n < pages; n++) {
      // Pages are kept one after the other, so the first that is absent is the end.
    }
    long known = find(key).map(kept -> (long) kept.run().tileRoots().size()).orElse(0L);
    for (long n = 0; dropTile(key, n) || n < known; n++) {
      // So are tiles.
    }
    readings.deleteOne(Store.byId(key));
  }

  /** Forgets a tile; false if it was not there. */
  public boolean dropTile(String key, long number) {
    return tiles.deleteOne(Store.byId(pageKey(key, number))).getDeletedCount() == 1;
  }

  public void keepPage(String key, long page, List<Sample> samples) {
    var id = pageKey(key, page);
    pages.replaceOne(
        Store.byId(id), new Page(id, List.copyOf(samples)), new ReplaceOptions().upsert(true));
  }

  public List<Sample> page(String key, long page) {
    var found = pages.find(Store.byId(pageKey(key, page))).first();
    return found == null ? List.of() : found.samples();
  }

  /** Forgets a page; false if it was not there. */
  public boolean dropPage(String key, long page) {
    return pages.deleteOne(Store.byId(pageKey(key, page))).getDeletedCount() == 1;
  }

  private static String pageKey(String key, long page) {
    return key + "/" + page;
  }
}
