package dev.countersign.evidence.vault;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClients;
import dev.countersign.evidence.reader.StoreFailedException;
import io.netty.handler.ssl.JdkSslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Looks for every piece of evidence that the ledger says was sealed, and hashes it again. A command
 * of its own, without the service: it opens no door, and writes nothing.
 */
public final class CheckStore {
  private static final int FIELDS = 4;
  private static final int USAGE = 2;

  private final Seals seals;
  private final Blobs blobs;
  private final PrintStream out;
  private int wrong;
  private long bytes;

  CheckStore(Seals seals, Blobs blobs, PrintStream out) {
    this.seals = seals;
    this.blobs = blobs;
    this.out = out;
  }

  /**
   * Checks the store of {@code COUNTERSIGN_STORE_URL} under the keys of {@code
   * COUNTERSIGN_KEYS_FILE}; {@code COUNTERSIGN_STORE_TRUST} names the authorities (PEM) behind it,
   * if they are not public.
   *
   * @param arguments a file with a line for each piece: owner, id, SHA-256, size
   */
  public static void main(String[] arguments) throws IOException {
    var url = System.getenv("COUNTERSIGN_STORE_URL");
    var keys = System.getenv("COUNTERSIGN_KEYS_FILE");
    if (arguments.length != 1 || url == null || keys == null) {
      System.err.println(
          "Give the list of evidence, and set COUNTERSIGN_STORE_URL and COUNTERSIGN_KEYS_FILE.");
      System.exit(USAGE);
      return;
    }
    Logger.getLogger("org.mongodb").setLevel(Level.WARNING);
    var database = System.getenv().getOrDefault("COUNTERSIGN_STORE_DATABASE", "evidence");
    try (var client = MongoClients.create(store(url, System.getenv("COUNTERSIGN_STORE_TRUST")))) {
      var store = new Store(client, database);
      var blobs = new Blobs(store, new BlobKeys(store, new FileKeys(Path.of(keys))));
      var check = new CheckStore(new Seals(store), blobs, System.out);
      System.exit(check.all(Files.readAllLines(Path.of(arguments[0]))) ? 0 : 1);
    }
  }

  private static MongoClientSettings store(String url, @Nullable String trust) throws SSLException {
    var settings = MongoClientSettings.builder().applyConnectionString(new ConnectionString(url));
    if (trust != null) {
      var context = trusting(Path.of(trust));
      settings.applyToSslSettings(ssl -> ssl.context(context));
    }
    return settings.build();
  }

  /** TLS under these authorities and no others. */
  static SSLContext trusting(Path authorities) throws SSLException {
    var tls =
        SslContextBuilder.forClient()
            .sslProvider(SslProvider.JDK)
            .trustManager(authorities.toFile())
            .build();
    return ((JdkSslContext) tls).context();
  }

  /** True if everything on the list is there, as it was sealed. */
  boolean all(List<String> list) {
    for (var line : list) {
      var field = line.split("\t", -1);
      if (field.length == FIELDS) {
        check(field[0], field[1], field[2]);
      } else {
        complain("a line of the list cannot be read: " + line);
      }
    }
    out.printf(
        "%s%,d pieces of evidence, %,d bytes hashed again%n",
        wrong == 0 ? "ok    " : "      ", list.size(), bytes);
    return wrong == 0;
  }

  private void check(String owner, String evidence, String sha256) {
    var seal = seals.find(owner, evidence);
    if (seal.isEmpty()) {
      complain(evidence + " is not in the store");
    } else if (!seal.get().sha256().equals(sha256)) {
      complain(evidence + " was sealed as other bytes");
    } else {
      try {
        if (!Rehash.of(seal.get(), blobs).equals(sha256)) {
          complain(evidence + " is not what was sealed");
        }
        bytes += seal.get().size();
      } catch (StoreFailedException | IOException e) {
        complain(evidence + " cannot be read: " + e.getMessage());
      }
    }
  }

  private void complain(String what) {
    wrong++;
    out.println("WRONG " + what);
  }
}
