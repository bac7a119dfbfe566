package dev.countersign.journeys.attack;

import dev.countersign.journeys.attack.Attack.Attempt;
import dev.countersign.journeys.attack.Attack.Verdict;
import dev.countersign.proofs.dsse.Envelope;
import dev.countersign.proofs.dsse.Envelope.Signature;
import dev.countersign.proofs.signature.Algorithm;
import dev.countersign.proofs.signature.PrivateKey;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** To get past the vault's tickets, or past the signatures. */
final class DoorAttacks {
  private static final String EVIDENCE = "Evidence";
  private static final String SIGNATURES = "Signatures";

  private DoorAttacks() {}

  static List<Attack> all() {
    var list = new ArrayList<Attack>();
    evidence(list);
    signatures(list);
    return list;
  }

  private static void evidence(List<Attack> list) {
    for (var ticket :
        List.of(
            "nonsense",
            "a.b.c",
            "eyJhbGciOiJub25lIn0.e30.",
            "..%2f..%2fetc%2fpasswd",
            "0".repeat(4000))) {
      add(
          list,
          EVIDENCE,
          "an upload by the ticket " + ticket.substring(0, Math.min(20, ticket.length())),
          target ->
              target
                  .send(
                      target
                          .request(target.at("evidence") + "/uploads/" + ticket)
                          .PUT(BodyPublishers.ofString("x")))
                  .status(400, 401, 403, 404));
    }
    add(
        list,
        EVIDENCE,
        "a download by no ticket of ours",
        target ->
            target.get("evidence", "/downloads/" + forgedTicket()).status(400, 401, 403, 404));
    add(
        list,
        EVIDENCE,
        "an upload ticket used to download",
        target -> {
          var url = target.mutate("aurelia-submitter", "requestEvidenceUpload", upload(5)).json();
          var reply =
              target.as(
                  "aurelia-submitter",
                  "mutation($input: RequestEvidenceUploadInput!) { requestEvidenceUpload(input: $input) { url } }",
                  Map.of("input", upload(5)));
          var ticket = reply.json().at("/data/requestEvidenceUpload/url").asText();
          return url.isEmpty() || ticket.isEmpty()
              ? new Verdict(false, "no ticket: " + reply.code())
              : target
                  .get("evidence", "/downloads/" + ticket.substring(ticket.lastIndexOf('/') + 1))
                  .status(400, 401, 403, 404);
        });
    add(
        list,
        EVIDENCE,
        "other bytes than the ticket's",
        target -> {
          var reply =
              target.as(
                  "aurelia-submitter",
                  "mutation($input: RequestEvidenceUploadInput!) { requestEvidenceUpload(input: $input) { url } }",
                  Map.of("input", upload(5)));
          var url = reply.json().at("/data/requestEvidenceUpload/url").asText();
          return url.isEmpty()
              ? new Verdict(false, "no ticket: " + reply.code())
              : target
                  .send(target.request(url).PUT(BodyPublishers.ofString("other")))
                  .status(400, 409, 422);
        });
    add(
        list,
        EVIDENCE,
        "the samples, by a lab's token",
        target ->
            target
                .send(
                    target
                        .request(target.at("evidence") + "/internal/samples/evd_" + "0".repeat(32))
                        .header("Authorization", "Bearer " + target.token("aurelia-officer"))
                        .GET())
                .status(401, 403, 404));
  }

  private static Map<String, Object> upload(int size) {
    var digest = (UUID.randomUUID().toString() + UUID.randomUUID()).replace("-", "");
    return Map.of(
        "idempotencyKey",
        UUID.randomUUID().toString(),
        "lab",
        "org_aurelia",
        "evidenceClass",
        "CONFIDENTIAL",
        "mediaType",
        "text/plain",
        "name",
        "x",
        "sha256",
        digest,
        "size",
        size);
  }

  private static String forgedTicket() {
    var encoder = Base64.getUrlEncoder().withoutPadding();
    var text =
        encoder.encodeToString(
                "{\"alg\":\"EdDSA\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8))
            + "."
            + encoder.encodeToString(
                "{\"evidence\":\"evd_0\",\"action\":\"DOWNLOAD\"}"
                    .getBytes(StandardCharsets.UTF_8));
    var key = PrivateKey.generate(Algorithm.ED25519, new SecureRandom());
    return text + "." + encoder.encodeToString(key.sign(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static Attempt submitted(String envelope) {
    return target -> {
      var reply =
          target.mutate(
              "kestrel-lead",
              "submitAttestation",
              Map.of("idempotencyKey", UUID.randomUUID().toString(), "envelope", envelope));
      return new Verdict(
          !reply.code().isEmpty() && !reply.code().equals("INTERNAL"),
          reply.status() + " " + reply.code());
    };
  }

  private static String envelope(String type, String payload, int signatures) {
    var bytes = payload.getBytes(StandardCharsets.UTF_8);
    var pae = Envelope.preAuthenticationEncoding(type, bytes);
    var key = PrivateKey.generate(Algorithm.ED25519, new SecureRandom());
    var list = new ArrayList<Signature>();
    for (int i = 0; i < signatures; i++) {
      list.add(new Signature("", key.sign(pae)));
    }
    return new Envelope(type, bytes, list).toJson();
  }

  private static void signatures(List<Attack> list) {
    var statement =
        "{\"_type\":\"https://in-toto.io/Statement/v1\",\"subject\":[{\"digest\":{\"sha256\":\"%s\"}}],\"predicateType\":\"https://countersign.dev/attestation/safeguard-validation/v1\",\"predicate\":{}}"
            .formatted("0".repeat(64));
    add(list, SIGNATURES, "no envelope", submitted("nonsense"));
    add(list, SIGNATURES, "an empty envelope", submitted("{}"));
    add(
        list,
        SIGNATURES,
        "an envelope without signatures",
        submitted(envelope(Envelope.IN_TOTO, statement, 0)));
    add(list, SIGNATURES, "an unknown key", submitted(envelope(Envelope.IN_TOTO, statement, 1)));
    add(
        list,
        SIGNATURES,
        "one unknown key twice",
        submitted(envelope(Envelope.IN_TOTO, statement, 2)));
    add(
        list,
        SIGNATURES,
        "a hundred signatures",
        submitted(envelope(Envelope.IN_TOTO, statement, 100)));
    add(
        list,
        SIGNATURES,
        "another payload type",
        submitted(envelope("application/json", statement, 1)));
    add(
        list,
        SIGNATURES,
        "a payload that is no statement",
        submitted(envelope(Envelope.IN_TOTO, "{}", 1)));
    add(
        list,
        SIGNATURES,
        "a signature of zeros",
        submitted(
            "{\"payloadType\":\"%s\",\"payload\":\"%s\",\"signatures\":[{\"sig\":\"%s\"}]}"
                .formatted(
                    Envelope.IN_TOTO,
                    Base64.getEncoder().encodeToString(statement.getBytes(StandardCharsets.UTF_8)),
                    Base64.getEncoder().encodeToString(new byte[64]))));
    add(
        list,
        SIGNATURES,
        "a key without proof that one has it",
        target ->
            target
                .mutate(
                    "kestrel-lead",
                    "registerSigningKey",
                    Map.of(
                        "idempotencyKey",
                        UUID.randomUUID().toString(),
                        "publicKey",
                        Base64.getEncoder()
                            .encodeToString(
                                PrivateKey.generate(Algorithm.ED25519, new SecureRandom())
                                    .publicKey()
                                    .spki()),
                        "proofOfPossession",
                        "{}"))
                .silentOn("__typename"));
  }

  private static void add(List<Attack> list, String category, String name, Attempt attempt) {
    list.add(new Attack(category, name, attempt));
  }
}
