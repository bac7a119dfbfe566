package dev.countersign.transparency.witness;

import dev.countersign.proofs.note.AddCheckpoint;
import dev.countersign.proofs.note.Cosigner;
import dev.countersign.proofs.note.MalformedNoteException;
import dev.countersign.proofs.note.SignedNote;
import dev.countersign.proofs.note.SignedNote.Line;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/** One witness, as the log speaks to it (C2SP tlog-witness). */
final class Witness {
  private static final int OK = 200;
  private static final int CONFLICT = 409;
  private static final String SIZE = "0|[1-9][0-9]{0,17}";

  private final HttpClient client;
  private final Cosigner cosigner;
  private final URI door;
  private final Duration timeout;

  /** Consistency proofs of the log. */
  interface Prover {
    List<byte[]> consistency(long from, long to);
  }

  /** The witness's line, with when it says that it cosigned. */
  record Cosigned(Line line, long time) {}

  Witness(HttpClient client, Cosigner cosigner, URI url, Duration timeout) {
    this.client = client;
    this.cosigner = cosigner;
    this.door = URI.create(url.toString().replaceAll("/+$", "") + "/add-checkpoint");
    this.timeout = timeout;
  }

  String name() {
    return cosigner.name();
  }

  /**
   * Asks for a cosignature; a witness that remembers another size than we do says so, and is asked
   * again from there.
   *
   * @throws WitnessRefusedException if it gives none that verifies
   */
  Cosigned cosign(SignedNote note, long from, long size, Prover prover) {
    var answer = ask(note, from, size, prover);
    if (answer.statusCode() == CONFLICT && remembered(answer).isPresent()) {
      long theirs = remembered(answer).getAsLong();
      if (theirs > size) {
        throw new WitnessRefusedException(
            name() + " has cosigned size " + theirs + ", ahead of what is shown to it");
      }
      answer = ask(note, theirs, size, prover);
    }
    if (answer.statusCode() != OK) {
      throw new WitnessRefusedException(name() + " answered " + answer.statusCode());
    }
    return verified(note, answer.body());
  }

  private Cosigned verified(SignedNote note, String body) {
    try {
      for (var line : AddCheckpoint.answer(body)) {
        var time = cosigner.cosignedAt(new SignedNote(note.text(), List.of(line)));
        if (time.isPresent()) {
          return new Cosigned(line, time.getAsLong());
        }
      }
    } catch (MalformedNoteException e) {
      throw new WitnessRefusedException(name() + " answered no signature line");
    }
    throw new WitnessRefusedException(name() + " answered a cosignature that does not verify");
  }

  private HttpResponse<String> ask(SignedNote note, long from, long size, Prover prover) {
    var body = new AddCheckpoint(from, prover.consistency(from, size), note).toText();
    var request =
        HttpRequest.newBuilder(door).timeout(timeout).POST(BodyPublishers.ofString(body)).build();
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new WitnessRefusedException(name() + " cannot be reached: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new WitnessRefusedException(name() + " was not waited for");
    }
  }

  private static OptionalLong remembered(HttpResponse<String> answer) {
    var text = answer.body().strip();
    return text.matches(SIZE) ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
  }
}
