package dev.countersign.operations;

import dev.countersign.proofs.json.JsonReader;
import dev.countersign.proofs.note.Checkpoint;
import dev.countersign.proofs.note.MalformedNoteException;
import dev.countersign.proofs.note.SignedNote;
import dev.countersign.proofs.note.SignedNote.Verifier;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Asks every service what its users would ask first, and says what is wrong. */
final class CheckInstallation {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final int OK = 200;
  private static final int CLIENT_ERRORS = 4;

  private final Settings settings;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(LIMIT).build();
  private int wrong;

  CheckInstallation(Settings settings) {
    this.settings = settings;
  }

  int run() throws InterruptedException {
    check("oversight answers a query", this::oversight);
    check("evidence refuses a ticket that is none", this::evidence);
    check("the log has a checkpoint, signed, of its name", this::log);
    return wrong == 0 ? 0 : 1;
  }

  private interface Question {
    /** What is wrong; empty if nothing is. */
    String ask() throws IOException, InterruptedException;
  }

  private void check(String what, Question question) throws InterruptedException {
    String trouble;
    try {
      trouble = question.ask();
    } catch (IOException e) {
      trouble = "no answer: " + e;
    }
    System.out.println(
        (trouble.isEmpty() ? "ok    " : "WRONG ")
            + what
            + (trouble.isEmpty() ? "" : ": " + trouble));
    wrong += trouble.isEmpty() ? 0 : 1;
  }

  private String oversight() throws IOException, InterruptedException {
    var query = "{\"query\": \"{ clock { now story } }\"}";
    var answer =
        send(
            at("COUNTERSIGN_OVERSIGHT_URL", "/graphql")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(query)));
    if (answer.statusCode() != OK) {
      return "status " + answer.statusCode();
    }
    var body = JsonReader.readObject(answer.body());
    return body.get("errors") == null && body.get("data") != null ? "" : answer.body();
  }

  private String evidence() throws IOException, InterruptedException {
    var answer = send(at("COUNTERSIGN_EVIDENCE_URL", "/downloads/none").GET());
    return answer.statusCode() / 100 == CLIENT_ERRORS ? "" : "status " + answer.statusCode();
  }

  private String log() throws IOException, InterruptedException {
    var answer = send(at("COUNTERSIGN_TRANSPARENCY_URL", "/checkpoint").GET());
    if (answer.statusCode() != OK) {
      return "status " + answer.statusCode();
    }
    try {
      var note = SignedNote.parse(answer.body());
      var key = send(at("COUNTERSIGN_TRANSPARENCY_URL", "/key").GET()).body().strip();
      var name = Checkpoint.parse(note.text()).origin();
      if (!name.equals(settings.get("COUNTERSIGN_LOG_ORIGIN"))) {
        return "it is named " + name;
      }
      return note.verifiedBy(Verifier.parse(key)) ? "" : "its key did not sign it";
    } catch (MalformedNoteException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private HttpRequest.Builder at(String setting, String path) {
    return HttpRequest.newBuilder(URI.create(settings.get(setting) + path)).timeout(LIMIT);
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(request.build(), BodyHandlers.ofString());
  }
}
