package dev.countersign.evidence.vault;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * All that is sealed, in lists that a key finds, and how far the round over them has come: nothing
 * that grows need be searched to look at everything once in a while.
 */
@Singleton
public final class ScrubRounds {
  /** Lists; what is sealed spreads over them evenly. */
  public static final int LISTS = 256;

  private static final String ROUND = "round";

  private final MongoCollection<Document> lists;
  private final MongoCollection<Round> rounds;

  /**
   * How far the round has come.
   *
   * @param next of the list, from 0
   * @param lease until when somebody is at it, or everybody rests
   */
  public record Round(@BsonId String id, int list, int next, Instant lease) {}

  public ScrubRounds(Store store) {
    this.lists = store.collection("scrubLists", Document.class);
    this.rounds = store.collection("scrubRound", Round.class);
  }

  /** From now on this is looked at; once is enough. */
  public void add(String key) {
    lists.updateOne(listOf(key), Updates.addToSet("keys", key), new UpdateOptions().upsert(true));
  }

  public void remove(String key) {
    lists.updateOne(listOf(key), Updates.pull("keys", key));
  }

  /** Keys of a list, in the order in which they came. */
  public List<String> list(int number) {
    var list = lists.find(new Document("_id", number)).first();
    return list == null ? List.of() : list.getList("keys", String.class);
  }

  /** Takes the round up until then; of several replicas at once, one. */
  public Optional<Round> claim(Instant now, Instant lease) {
    Store.insert(rounds, new Round(ROUND, 0, 0, Instant.EPOCH));
    boolean ours =
        rounds
                .updateOne(
                    Filters.and(Store.byId(ROUND), Filters.lte("lease", now)),
                    Updates.set("lease", lease))
                .getModifiedCount()
            == 1;
    return ours ? Optional.ofNullable(rounds.find(Store.byId(ROUND)).first()) : Optional.empty();
  }

  /** Says how far it came, and leaves it to others, from then on. */
  public void leave(int list, int next, Instant from) {
    rounds.replaceOne(Store.byId(ROUND), new Round(ROUND, list, next, from));
  }

  private static Document listOf(String key) {
    return new Document("_id", Math.floorMod(key.hashCode(), LISTS));
  }
}
