package dev.countersign.evidence.vault;

import com.mongodb.client.MongoCollection;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import org.bson.codecs.pojo.annotations.BsonId;

/** Sealed bytes that were found to be no longer what they were, once each. */
@Singleton
public final class Damages {
  private final MongoCollection<Damage> damages;

  /**
   * What was found.
   *
   * @param id owner/evidence
   */
  public record Damage(@BsonId String id, String failure, Instant foundAt) {}

  public Damages(Store store) {
    this.damages = store.collection("damages", Damage.class);
  }

  /** Notes it; false if it was known. */
  public boolean add(Damage damage) {
    return Store.insert(damages, damage);
  }

  public Optional<Damage> find(String key) {
    return Optional.ofNullable(damages.find(Store.byId(key)).first());
  }
}
