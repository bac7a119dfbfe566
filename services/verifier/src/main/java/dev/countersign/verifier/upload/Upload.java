package dev.countersign.verifier.upload;

import dev.countersign.proofs.json.JsonReader;
import dev.countersign.proofs.json.JsonSyntaxException;
import dev.countersign.verifier.upload.Oversight.Ticket;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;

/** Hashes, is let in, asks how much is there already, and sends the rest. */
final class Upload {
  private static final int BUFFER = 1 << 16;
  private static final int OK = 200;
  private static final int CREATED = 201;
  private static final int CONFLICT = 409;
  private static final int TIMEOUT = 408;
  private static final int TOO_MANY = 429;
  private static final int AWAY = 500;

  /** Under this code, other bytes have the evidence's id. */
  private static final String OTHER_BYTES = "EVIDENCE_ALREADY_SEALED";

  /** How long to wait for a place, in all: other uploads of the same organisation may take long. */
  private static final long PATIENCE_SECONDS = 3_600;

  /** A ticket lives for a minute. */
  private static final int ASKED_WITH_ONE_TICKET = 10;

  private final Oversight oversight;
  private final Progress progress;
  private final int tries;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  Upload(Oversight oversight, Progress progress, int tries) {
    this.oversight = oversight;
    this.progress = progress;
    this.tries = tries;
  }

  /**
   * Uploads, and takes a broken line up again.
   *
   * @return the evidence's id
   */
  String upload(Contents contents) throws IOException, InterruptedException {
    long size = Files.size(contents.file());
    var sha256 = sha256(contents.file(), size);
    long waited = 0;
    for (int attempt = 1; ; ) {
      try {
        return once(contents, sha256, size);
      } catch (NoPlaceException e) {
        if (waited >= PATIENCE_SECONDS) {
          throw e;
        }
        progress.say("%s Waiting.".formatted(e.getMessage()));
        waited += e.retryAfter();
        TimeUnit.SECONDS.sleep(e.retryAfter());
      } catch (BrokenLineException e) {
        if (attempt >= tries) {
          throw e;
        }
        attempt++;
        progress.say("%s Going on.".formatted(e.getMessage()));
      }
    }
  }

  private String once(Contents contents, String sha256, long size)
      throws IOException, InterruptedException {
    var ticket = oversight.ticket(contents, sha256, size);
    var kept = kept(ticket);
    for (int asked = 1; kept.hashed() < kept.offset(); asked++) {
      progress.begin("the vault hashes again what it has,");
      progress.at(kept.hashed(), kept.offset());
      TimeUnit.SECONDS.sleep(kept.retryAfter());
      if (asked % ASKED_WITH_ONE_TICKET == 0) {
        ticket = oversight.ticket(contents, sha256, size);
      }
      kept = kept(ticket);
    }
    long from = kept.offset();
    if (kept.sealed()) {
      return ticket.evidence();
    }
    progress.begin("uploading");
    var request =
        HttpRequest.newBuilder(ticket.url())
            // A refusal comes before the body, not somewhere in it.
            .expectContinue(from < size)
            .PUT(body(contents.file(), from, size));
    if (from > 0) {
      request.header("Content-Range", range(from, size));
    }
    var answer = send(request.build());
    return switch (answer.statusCode()) {
      case OK, CREATED -> {
        progress.at(size, size);
        // The one that has these bytes already, if there is one.
        yield told(answer, "evidence", ticket.evidence());
      }
      case TOO_MANY ->
          throw new NoPlaceException(
              sentence(answer), answer.headers().firstValueAsLong("Retry-After").orElse(1));
      case CONFLICT -> {
        if (told(answer, "code", "").equals(OTHER_BYTES)) {
          throw new RefusedException(sentence(answer));
        }
        throw new BrokenLineException(sentence(answer));
      }
      case TIMEOUT -> throw new BrokenLineException(sentence(answer));
      default -> {
        if (answer.statusCode() >= AWAY) {
          throw new BrokenLineException(sentence(answer));
        }
        throw new RefusedException(sentence(answer));
      }
    };
  }

  private static String told(HttpResponse<String> answer, String name, String otherwise) {
    try {
      var text = JsonReader.readObject(answer.body()).text(name);
      return text == null ? otherwise : text;
    } catch (JsonSyntaxException e) {
      return otherwise;
    }
  }

  private static String range(long from, long size) {
    return from < size ? "bytes %d-%d/%d".formatted(from, size - 1, size) : "bytes */" + size;
  }

  /**
   * What the vault has of it.
   *
   * @param sealed whether it is evidence; all of it may be there before it is
   * @param hashed of these bytes; only when it is all of them can they be gone on with
   * @param retryAfter seconds until it is worth asking again
   */
  private record Kept(boolean sealed, long offset, long hashed, long retryAfter) {}

  private Kept kept(Ticket ticket) throws InterruptedException {
    var answer = send(HttpRequest.newBuilder(ticket.url()).HEAD().build());
    if (answer.statusCode() == CONFLICT) {
      throw new RefusedException(
          OTHER_BYTES + ": Other bytes are sealed under this id; changed bytes are new evidence.");
    }
    var told = answer.headers();
    long offset = told.firstValueAsLong("Upload-Offset").orElse(0);
    return new Kept(
        told.firstValue("Upload-State").filter("SEALED"::equals).isPresent(),
        offset,
        told.firstValueAsLong("Upload-Hashed").orElse(offset),
        told.firstValueAsLong("Retry-After").orElse(1));
  }

  private HttpResponse<String> send(HttpRequest request) throws InterruptedException {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      // A ticket stands in the address, so it is not said.
      throw new BrokenLineException("The line to the vault broke.");
    }
  }

  private BodyPublisher body(Path file, long from, long size) {
    return from == size
        ? BodyPublishers.noBody()
        : BodyPublishers.fromPublisher(
            BodyPublishers.ofInputStream(() -> watched(file, from, size)), size - from);
  }

  private InputStream watched(Path file, long from, long size) {
    try {
      var in = Files.newInputStream(file);
      in.skipNBytes(from);
      return new Watched(in, from, size, progress);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String sha256(Path file, long size) throws IOException {
    progress.begin("hashing");
    try (var in = new Watched(Files.newInputStream(file), 0, size, progress)) {
      var digest = MessageDigest.getInstance("SHA-256");
      var buffer = new byte[BUFFER];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  private static String sentence(HttpResponse<String> answer) {
    try {
      var problem = JsonReader.readObject(answer.body());
      return "%s: %s".formatted(problem.text("code"), problem.text("detail"));
    } catch (JsonSyntaxException e) {
      return "The vault answered %d.".formatted(answer.statusCode());
    }
  }
}
