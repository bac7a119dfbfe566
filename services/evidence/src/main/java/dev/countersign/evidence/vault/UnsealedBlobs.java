package dev.countersign.evidence.vault;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Updates;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bson.codecs.pojo.annotations.BsonId;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Notes of blobs that are being written, made before their first byte: what a crash leaves behind
 * is found here, not by searching the store. The note decides what becomes of a blob: its state is
 * changed by one conditional update, so of all who would seal or erase it, one does.
 */
@Singleton
public final class UnsealedBlobs {
  private static final String STATE = "state";
  private static final String DEADLINE = "deadline";
  private static final String SEAL = "seal";

  private final MongoCollection<UnsealedBlob> blobs;

  /** What is being done with a blob; out of the last two, nothing leads back. */
  public enum State {
    /** Bytes may come in. */
    OPEN,
    /** All of them came in and are right: whoever finds it so may end the sealing. */
    SEALING,
    /** Nothing of it is wanted: whoever finds it so may end the erasing. */
    ERASING
  }

  /**
   * A blob without a seal.
   *
   * @param size that it must have in the end
   * @param deadline after which nobody writes it any more
   * @param state an earlier release wrote none while it was open
   * @param seal that it gets, while it is SEALING; that it had, while it is ERASING
   */
  public record UnsealedBlob(
      @BsonId String blob,
      String owner,
      String evidence,
      long size,
      Instant deadline,
      State state,
      @Nullable Seal seal) {
    public UnsealedBlob {
      state = Objects.requireNonNullElse(state, State.OPEN);
    }

    /** One that bytes may come in for. */
    public static UnsealedBlob open(
        String blob, String owner, String evidence, long size, Instant deadline) {
      return new UnsealedBlob(blob, owner, evidence, size, deadline, State.OPEN, null);
    }

    /** Of sealed bytes that are to be erased. */
    public static UnsealedBlob erasing(Seal seal, Instant deadline) {
      return new UnsealedBlob(
          seal.blob(), seal.owner(), seal.evidence(), seal.size(), deadline, State.ERASING, seal);
    }

    /** Whether bytes may still come in. */
    public boolean isOpen() {
      return state == State.OPEN;
    }

    /** The key of the seal that it may get. */
    public String key() {
      return Seal.key(owner, evidence);
    }
  }

  public UnsealedBlobs(Store store) {
    this.blobs = store.collection("unsealedBlobs", UnsealedBlob.class);
  }

  public void add(UnsealedBlob blob) {
    blobs.insertOne(blob);
  }

  public Optional<UnsealedBlob> find(String blob) {
    return Optional.ofNullable(blobs.find(Store.byId(blob)).first());
  }

  /** Gives an open one more time, never less; false if it is not open any more. */
  public boolean prolong(UnsealedBlob blob, Instant until) {
    return change(blob, isOpen(), Updates.max(DEADLINE, until));
  }

  /** From OPEN to SEALING, with the seal that it gets; false if somebody decided before. */
  public boolean toSealing(UnsealedBlob blob, Seal seal) {
    return change(
        blob,
        isOpen(),
        Updates.combine(Updates.set(STATE, State.SEALING), Updates.set(SEAL, seal)));
  }

  /** From OPEN to ERASING; false if somebody decided before. */
  public boolean toErasing(UnsealedBlob blob) {
    return change(blob, isOpen(), Updates.set(STATE, State.ERASING));
  }

  /** From OPEN to ERASING if it is past its time; false if it is not, or somebody decided. */
  public boolean toErasingIfBefore(UnsealedBlob blob, Instant time) {
    return change(
        blob, Filters.and(isOpen(), Filters.lt(DEADLINE, time)), Updates.set(STATE, State.ERASING));
  }

  /** From SEALING to ERASING, since it gets no seal; false if it has one, or somebody decided. */
  public boolean toErasingUnsealed(UnsealedBlob blob) {
    return change(
        blob,
        isIn(State.SEALING),
        Updates.combine(Updates.set(STATE, State.ERASING), Updates.unset(SEAL)));
  }

  /** Notes that a blob is being erased, whatever was noted before. */
  public void putErasing(UnsealedBlob blob) {
    blobs.replaceOne(Store.byId(blob.blob()), blob, new ReplaceOptions().upsert(true));
  }

  /** Ends the sealing: from here on it is not undone. False if it is not being sealed any more. */
  public boolean endSealing(UnsealedBlob blob) {
    return remove(blob, State.SEALING);
  }

  /** Ends the erasing; false if somebody ended it before. */
  public boolean endErasing(UnsealedBlob blob) {
    return remove(blob, State.ERASING);
  }

  /** All of them: as many as there are uploads under way, and what crashes left. */
  public List<UnsealedBlob> all() {
    return blobs.find().into(new ArrayList<>());
  }

  private boolean change(UnsealedBlob blob, Bson condition, Bson update) {
    return blobs
            .updateOne(Filters.and(Store.byId(blob.blob()), condition), update)
            .getMatchedCount()
        == 1;
  }

  private boolean remove(UnsealedBlob blob, State state) {
    return blobs.deleteOne(Filters.and(Store.byId(blob.blob()), isIn(state))).getDeletedCount()
        == 1;
  }

  private static Bson isIn(State state) {
    return Filters.eq(STATE, state);
  }

  /** Also one that an earlier release noted. */
  private static Bson isOpen() {
    return Filters.nin(STATE, State.SEALING, State.ERASING);
  }
}
