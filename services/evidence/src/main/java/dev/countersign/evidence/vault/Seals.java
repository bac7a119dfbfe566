package dev.countersign.evidence.vault;

import com.mongodb.client.MongoCollection;
import dev.countersign.evidence.reader.StoreFailedException;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.bson.Document;

/** What is evidence; nothing without a seal is visible to anybody. */
@Singleton
public final class Seals {
  private static final int TRIES = 3;

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
    for (int tries = 0; tries < TRIES; tries++) {
      if (Store.insert(seals, seal)) {
        return new Outcome.Sealed(seal);
      }
      var inTheWay = inTheWayOf(seal);
      if (inTheWay.isPresent()) {
        return inTheWay.get();
      }
      // What stood in the way was erased meanwhile.
    }
    throw new StoreFailedException("A seal is in the way, and is not there");
  }

  /** What an attempt to seal would come to by now; empty if it would seal. */
  public Optional<Outcome> inTheWayOf(Seal seal) {
    var earlier =
        seals.find(new Document("owner", seal.owner()).append("sha256", seal.sha256())).first();
    if (earlier != null) {
      return Optional.of(new Outcome.AlreadySealed(earlier));
    }
    return byKey(seal.id()).map(other -> new Outcome.OtherBytes());
  }

  /** From now on the bytes of this blob are visible to nobody; another's seal stays. */
  public void remove(String key, String blob) {
    if (byKey(key).filter(seal -> seal.blob().equals(blob)).isPresent()) {
      seals.deleteOne(Store.byId(key).append("blob", blob));
    }
  }

  public Optional<Seal> find(String owner, String evidence) {
    return byKey(Seal.key(owner, evidence));
  }

  public Optional<Seal> byKey(String key) {
    return Optional.ofNullable(seals.find(Store.byId(key)).first());
  }
}
