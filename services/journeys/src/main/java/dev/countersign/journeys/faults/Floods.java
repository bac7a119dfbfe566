package dev.countersign.journeys.faults;

import static dev.countersign.journeys.faults.Drill.must;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/** Bodies without an end, and clients that take all day to send a line. */
final class Floods {
  private static final long TEN_GIGABYTES = 10L << 30;
  private static final int PIECE = 1 << 16;
  private static final int TICKET_SIZE = 1 << 20;

  /** What lies between two sockets here, and what was announced: more cannot have been read. */
  private static final long READ_AT_MOST = 16L << 20;

  private static final long MORE_THAN_ENOUGH = 1L << 30;

  private Floods() {}

  private record Endless(String id, String what) implements Drill {
    private static final Set<Integer> REFUSED = Set.of(0, 400, 408, 409, 411, 413, 422);

    @Override
    public String play(Ground ground) throws Exception {
      long evidence = ground.platform().resident("evidence");
      long oversight = ground.platform().resident("oversight");
      var graphql = ground.site().url("oversight").resolve("/graphql");
      var told = new ArrayList<String>();
      try (var oracle = Oracle.watching(ground);
          var clients = Clients.begin(ground, 2, List.of(ground.site().url("oversight")))) {
        told.add(
            refused(
                "PUT, 10 GB announced",
                "PUT",
                ticket(ground),
                "Content-Length: " + TEN_GIGABYTES,
                false));
        told.add(
            refused(
                "PUT without an end", "PUT", ticket(ground), "Transfer-Encoding: chunked", true));
        told.add(
            refused(
                "POST, 10 GB announced",
                "POST",
                graphql,
                "Content-Length: " + TEN_GIGABYTES,
                false));
        told.add(
            refused("POST without an end", "POST", graphql, "Transfer-Encoding: chunked", true));
        brokenOff(ground);
        Crashes.awaitMore(clients, 5);
        var journal = clients.end();
        must(clients.unanswered() == 0, "%d other requests failed", clients.unanswered());
        return "%s; memory %+d MiB of evidence, %+d MiB of oversight; %s"
            .formatted(
                String.join(", ", told),
                (ground.platform().resident("evidence") - evidence) >> 10,
                (ground.platform().resident("oversight") - oversight) >> 10,
                oracle.judge(journal));
      }
    }

    private static String refused(
        String what, String method, URI address, String header, boolean chunked)
        throws IOException {
      try (var wire = new Wire(address)) {
        wire.send(
            "%s %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: %s\r\n%s\r\n\r\n"
                .formatted(
                    method,
                    address.getRawPath(),
                    method.equals("PUT") ? "application/octet-stream" : "application/json",
                    header));
        long sent = wire.pour(piece(chunked), MORE_THAN_ENOUGH);
        int status = wire.status();
        must(REFUSED.contains(status), "%s is answered with %d", what, status);
        must(sent <= READ_AT_MOST, "%s: %,d bytes were read before it was refused", what, sent);
        return "%s: %s after %,d kB".formatted(what, status == 0 ? "cut" : status, sent >> 10);
      }
    }

    private static byte[] piece(boolean chunked) {
      var bytes = new byte[PIECE];
      java.util.Arrays.fill(bytes, (byte) ' ');
      if (chunked) {
        var head =
            "%x\r\n".formatted(PIECE - 8).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        System.arraycopy(head, 0, bytes, 0, head.length);
        bytes[PIECE - 2] = '\r';
        bytes[PIECE - 1] = '\n';
      }
      return bytes;
    }

    /** Fewer bytes than announced, and then nothing: no evidence comes of it. */
    private static void brokenOff(Ground ground) throws Exception {
      var address = ticket(ground);
      try (var wire = new Wire(address)) {
        wire.send(
            "PUT %s HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\n\r\nten bytes."
                .formatted(address.getRawPath(), TICKET_SIZE));
      }
    }

    /** Where a file of a mebibyte may be handed over. */
    private static URI ticket(Ground ground) {
      var let =
          ground
              .doors(ground.site().url("oversight"))
              .send(
                  Ground.LAB,
                  "RequestEvidenceUpload",
                  Map.of(
                      "input",
                      Map.of(
                          "idempotencyKey",
                          UUID.randomUUID().toString(),
                          "lab",
                          "org_aurelia",
                          "sha256",
                          "%064x".formatted(new java.math.BigInteger(250, new java.util.Random())),
                          "size",
                          TICKET_SIZE,
                          "mediaType",
                          "application/octet-stream",
                          "name",
                          "endless",
                          "evidenceClass",
                          "CONFIDENTIAL")))
              .path("requestEvidenceUpload");
      return URI.create(let.path("url").asText());
    }
  }

  /** A thousand connections that never come to an end, in each of three ways. */
  private record Dribble(String id, String what) implements Drill {
    private static final int LIMIT_SECONDS = 15;

    private static final String HEAD = "GET / HTTP/1.1\r\nHost: localhost\r\n";
    private static final String BODY =
        "POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            + "Content-Length: 900\r\n\r\n";

    /** How long each is tried beyond the limit, before it is called endless. */
    private static final int PATIENCE_SECONDS = 25;

    @Override
    public String play(Ground ground) throws Exception {
      var slow = Tools.need("slowhttptest", "slowhttptest").toString();
      var address = ground.site().url("oversight").resolve("/graphql").toString();
      var told = new ArrayList<String>();
      try (var others = new Visitor(ground, Ground.LAB)) {
        // Once for everything to be compiled, and once to be measured.
        others.watch(5);
        others.watch(ground.far() ? 30 : 8);
        var quiet = others.told();
        for (var mode : List.of("-H", "-B", "-X")) {
          others.begin();
          Tools.run(
              slow,
              mode,
              "-c",
              "1000",
              "-r",
              "500",
              "-i",
              "5",
              "-x",
              "24",
              "-l",
              ground.far() ? "60" : "8",
              "-p",
              "3",
              "-u",
              address,
              // What would be refused by its type is not waited for.
              "-f",
              "application/json",
              "-t",
              mode.equals("-H") ? "GET" : "POST");
          var seen = others.told();
          must(
              seen.failed() <= seen.asked() / 100,
              "%s: %d of %d other requests failed",
              mode,
              seen.failed(),
              seen.asked());
          must(
              seen.p99() <= Math.max(3 * quiet.p99(), FLOOR_MILLIS),
              "%s: 99 %% of other requests take %.0f ms, without it %.0f ms",
              mode,
              seen.p99(),
              quiet.p99());
          told.add(
              "%s p99 %.0f ms (quiet %.0f), failed %d of %d"
                  .formatted(mode, seen.p99(), quiet.p99(), seen.failed(), seen.asked()));
        }
      }
      told.addAll(cuts(ground));
      return String.join(", ", told);
    }

    /** Under this, what the machine itself does is all that is seen. */
    private static final double FLOOR_MILLIS = 250;

    /** All at once, so that their times pass together. */
    private static List<String> cuts(Ground ground) throws Exception {
      var slow = new ArrayList<Callable<String>>();
      for (var service : List.of("oversight", "evidence", "transparency")) {
        slow.add(() -> cut(ground, "nothing", service, "", ""));
        slow.add(() -> cut(ground, "headers", service, HEAD, "X"));
        slow.add(() -> cut(ground, "later headers", service, HEAD + "\r\n" + HEAD, "X"));
        slow.add(() -> cut(ground, "a body", service, BODY, " "));
      }
      var told = new ArrayList<String>();
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (var cut : threads.invokeAll(slow)) {
          told.add(cut.get());
        }
      }
      return told;
    }

    private static String cut(Ground ground, String what, String service, String begin, String drop)
        throws Exception {
      try (var wire = new Wire(ground.site().url(service))) {
        wire.send(begin);
        double seconds = wire.secondsUntilCut(drop, 1000, PATIENCE_SECONDS);
        must(
            seconds <= LIMIT_SECONDS + 2,
            "whoever dribbles %s to %s is not cut off within %d s",
            what,
            service,
            LIMIT_SECONDS);
        return "%s to %s cut after %.0f s".formatted(what, service, seconds);
      }
    }
  }

  static List<Drill> all() {
    return List.of(
        new Endless("R13", "bodies of ten gigabytes, and without an end"),
        new Dribble("R14", "a thousand clients that dribble"));
  }
}
