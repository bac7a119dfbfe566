package dev.countersign.verifier.log;

import dev.countersign.proofs.json.JsonReader;
import dev.countersign.proofs.json.JsonValue.JsonArray;
import dev.countersign.proofs.json.JsonValue.JsonString;
import dev.countersign.proofs.note.Checkpoint;
import dev.countersign.proofs.note.MalformedNoteException;
import dev.countersign.proofs.note.SignedNote;
import dev.countersign.proofs.note.SignedNote.Verifier;
import dev.countersign.proofs.tile.TilePath;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Reads a log at its public doors. What it says is believed only as far as it is proven. */
final class LogClient {
  private static final int OK = 200;
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
  private final String url;
  private final Verifier key;

  LogClient(String url, Verifier key) {
    this.url = url.replaceAll("/+$", "");
    this.key = key;
  }

  /** A checkpoint with the note that carries it. */
  record Signed(SignedNote note, Checkpoint checkpoint) {}

  /**
   * The newest checkpoint.
   *
   * @throws LogFaultException if the log's key has not signed it
   */
  Signed checkpoint() {
    return verified(text("/checkpoint"), key);
  }

  /** Reads a checkpoint that this key must have signed. */
  static Signed verified(String text, Verifier key) {
    try {
      var note = SignedNote.parse(text);
      var checkpoint = Checkpoint.parse(note.text());
      if (checkpoint.origin().equals(key.name()) && note.verifiedBy(key)) {
        return new Signed(note, checkpoint);
      }
    } catch (MalformedNoteException e) {
      throw new LogFaultException("The checkpoint cannot be read: " + e.getMessage());
    }
    throw new LogFaultException("The checkpoint is not signed by " + key.name() + ".");
  }

  /** A tile of hashes. */
  byte[] tile(int level, TilePath path) {
    return bytes("/tile/" + level + "/" + path.toText());
  }

  /** The entries of a bundle. */
  List<byte[]> entries(TilePath path) {
    var bundle = ByteBuffer.wrap(bytes("/tile/entries/" + path.toText()));
    var entries = new ArrayList<byte[]>();
    while (bundle.hasRemaining()) {
      if (bundle.remaining() < Short.BYTES) {
        throw new LogFaultException("The entry bundle " + path.toText() + " is cut off.");
      }
      int length = Short.toUnsignedInt(bundle.getShort());
      if (bundle.remaining() < length) {
        throw new LogFaultException("The entry bundle " + path.toText() + " is cut off.");
      }
      var entry = new byte[length];
      bundle.get(entry);
      entries.add(entry);
    }
    if (entries.size() != path.width()) {
      throw new LogFaultException(
          "The entry bundle %s has %d entries.".formatted(path.toText(), entries.size()));
    }
    return entries;
  }

  List<byte[]> consistency(long from, long to) {
    return hashes("/proofs/consistency?from=" + from + "&to=" + to);
  }

  List<byte[]> inclusion(long index, long size) {
    return hashes("/proofs/inclusion?index=" + index + "&size=" + size);
  }

  private List<byte[]> hashes(String path) {
    if (JsonReader.readObject(text(path)).get("hashes") instanceof JsonArray list) {
      return list.values().stream()
          .map(hash -> Base64.getDecoder().decode(((JsonString) hash).value()))
          .toList();
    }
    throw new LogFaultException(path + " gives no proof.");
  }

  private String text(String path) {
    return new String(bytes(path), StandardCharsets.UTF_8);
  }

  private byte[] bytes(String path) {
    try {
      var request = HttpRequest.newBuilder(URI.create(url + path)).timeout(TIMEOUT).build();
      var answer = client.send(request, BodyHandlers.ofByteArray());
      if (answer.statusCode() == OK) {
        return answer.body();
      }
      throw new LogUnreachableException(url + path + " answered " + answer.statusCode() + ".");
    } catch (IOException e) {
      throw new LogUnreachableException(url + path + " cannot be reached: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LogUnreachableException(url + path + " was not waited for.");
    }
  }
}
