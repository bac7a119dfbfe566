package dev.countersign.evidence.vault;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Updates;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/** Sealed bytes that were found to be no longer what they were, once each. */
@Singleton
public final class Damages {
  private final MongoCollection<Damage> damages;

  /**
   * What was found.
   *
   * @param id owner/evidence
   * @param toldAt when oversight said that it knows; null until then
   */
  public record Damage(
      @BsonId String id, String failure, Instant foundAt, @Nullable Instant toldAt) {}

  public Damages(Store store) {
    this.damages = store.collection("damages", Damage.class);
  }

  /** Notes it; what was found first stays. */
  public void add(Damage damage) {
    Store.insert(damages, damage);
  }

  /** True if oversight knows of it. */
  public boolean isTold(String key) {
    return find(key).filter(damage -> damage.toldAt() != null).isPresent();
  }

  /** Oversight has said that it knows. */
  public void told(String key, Instant at) {
    damages.updateOne(Store.byId(key), Updates.set("toldAt", at));
  }

  public Optional<Damage> find(String key) {
    return Optional.ofNullable(damages.find(Store.byId(key)).first());
  }
}
