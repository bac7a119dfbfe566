package dev.countersign.evidence.vault;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.bson.Document;

/**
 * The document store, used as far as any MongoDB and the local stand-in agree: insert, look up by
 * {@code _id} or by exactly the keys of one unique index, delete by key. Every key begins with the
 * owner, so a key of one tenant never finds a document of another.
 */
@Singleton
public final class Store {
  private static final String BUCKET = "blobs";

  private final MongoDatabase database;

  @Inject
  public Store(MongoClient client, StoreConfig config) {
    this(client, config.database());
  }

  public Store(MongoClient client, String database) {
    this.database =
        client
            .getDatabase(database)
            .withCodecRegistry(MongoClientSettings.getDefaultCodecRegistry())
            // What was acknowledged outlives the process and the primary.
            .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    unique(collection("seals", Document.class), "owner", "sha256");
    unique(chunks(), "files_id", "n");
  }

  <T> MongoCollection<T> collection(String name, Class<T> type) {
    return database.getCollection(name, type);
  }

  MongoCollection<Document> files() {
    return collection(BUCKET + ".files", Document.class);
  }

  MongoCollection<Document> chunks() {
    return collection(BUCKET + ".chunks", Document.class);
  }

  static Document byId(String id) {
    return new Document("_id", id);
  }

  /** Inserts; false if a document with the same key is there. */
  static <T> boolean insert(MongoCollection<T> into, T document) {
    try {
      into.insertOne(document);
      return true;
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
        return false;
      }
      throw e;
    }
  }

  private static void unique(MongoCollection<Document> collection, String first, String second) {
    collection.createIndex(
        new Document(first, 1).append(second, 1), new IndexOptions().unique(true));
  }
}
