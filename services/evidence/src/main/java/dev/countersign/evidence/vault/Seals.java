package dev.countersign.evidence.vault;

import com.mongodb.client.MongoCollection;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.bson.Document;

/** What is evidence; nothing without a seal is visible to anybody. */
@Singleton
public final class Seals {
  private final MongoCollection<Seal> seals;

  /** What came of an attempt to seal. */
  public sealed interface Outcome {
    /** The seal that was asked for. */
    record Sealed(Seal seal) implements Outcome {}

    /** The owner has these very bytes already. */
    record AlreadySealed(Seal earlier) implements Outcome {}

    /** The id stands for other bytes. */
    record OtherBytes() implements Outcome {}
  }

  public Seals(Store store) {
    this.seals = store.collection("seals", Seal.class);
  }

  /** Seals, once per owner and digest and once per id. */
  public Outcome seal(Seal seal) {
    if (Store.insert(seals, seal)) {
      return new Outcome.Sealed(seal);
    }
    var earlier =
        seals.find(new Document("owner", seal.owner()).append("sha256", seal.sha256())).first();
    return earlier == null ? new Outcome.OtherBytes() : new Outcome.AlreadySealed(earlier);
  }

  /** From now on the bytes are visible to nobody. */
  public void remove(String key) {
    seals.deleteOne(Store.byId(key));
  }

  public Optional<Seal> find(String owner, String evidence) {
    return byKey(Seal.key(owner, evidence));
  }

  public Optional<Seal> byKey(String key) {
    return Optional.ofNullable(seals.find(Store.byId(key)).first());
  }
}
