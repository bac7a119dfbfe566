package dev.countersign.evidence.vault;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * Sealed evidence that still has to be read or told of. Short, because what is done is removed, so
 * it may be searched whole.
 */
@Singleton
public final class Backlog {
  /** So many are looked through for whose turn it is. */
  private static final int AT_ONCE = 1_000;

  private final MongoCollection<Work> works;

  /** What is to be done next. */
  public enum Step {
    READ,
    TELL,
    /** What is kept is not what was sealed, and oversight is to know. */
    ALARM
  }

  /**
   * One piece of evidence with work left.
   *
   * @param id owner/evidence
   * @param attempts at this step so far
   * @param due nobody takes it up before; while it is being done, a lease
   */
  public record Work(@BsonId String id, Step step, int attempts, Instant due) {}

  public Backlog(Store store) {
    this.works = store.collection("backlog", Work.class);
  }

  /** Adds evidence that was just sealed; once is enough. */
  public void add(String key, Instant now) {
    Store.insert(works, new Work(key, Step.READ, 0, now));
  }

  /** Adds an alarm; false if other work on this evidence is not yet done. */
  public boolean alarm(String key, Instant now) {
    return Store.insert(works, new Work(key, Step.ALARM, 0, now));
  }

  public List<Work> due(Instant now) {
    return works.find(Filters.lte("due", now)).limit(AT_ONCE).into(new ArrayList<>());
  }

  public long size() {
    return works.countDocuments();
  }

  /** How many pieces of evidence were read, and tried to be told of so often at least. */
  public long untold(int attempts) {
    return works.countDocuments(
        Filters.and(Filters.gte("attempts", attempts), Filters.in("step", Step.TELL, Step.ALARM)));
  }

  /** Takes the work up until then; of several replicas at once, exactly one is told true. */
  public boolean claim(Work work, Instant lease) {
    var unchanged =
        new Document("_id", work.id())
            .append("step", work.step().name())
            .append("attempts", work.attempts())
            .append("due", work.due());
    return works
            .updateOne(
                unchanged, Updates.combine(Updates.inc("attempts", 1), Updates.set("due", lease)))
            .getModifiedCount()
        == 1;
  }

  /** Says that the work still goes on. */
  public void renew(String key, Instant lease) {
    works.updateOne(Store.byId(key), Updates.set("due", lease));
  }

  /** Says what is left. */
  public void replace(Work left) {
    works.replaceOne(Store.byId(left.id()), left);
  }

  public void done(String key) {
    works.deleteOne(Store.byId(key));
  }
}
