package dev.countersign.journeys.bench;

import dev.countersign.journeys.people.Doors;
import dev.countersign.journeys.people.Keyring;
import dev.countersign.journeys.people.Operations;
import dev.countersign.journeys.story.Journal;
import dev.countersign.journeys.story.Story;
import dev.countersign.journeys.story.Teller;
import dev.countersign.local.OwnPlatform;
import dev.countersign.local.Parts;
import dev.countersign.local.Site;
import dev.countersign.local.Tokens;
import dev.countersign.proofs.signature.Algorithm;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * What an attestation costs through GraphQL, with a token and two signatures: on a platform of its
 * own, with the story on record. CPU time is that of the services and of PostgreSQL, and of what
 * follows in the rules and in the log.
 */
public final class SubmissionBench {
  private static final int WARM_UP = 60;
  private static final int MEASURED = 100;
  private static final String LEAD = "kestrel-lead";
  private static final double TICKS_TO_MILLIS = 10;
  private static final int FIRST_OF_FOUR = 11;
  private static final double MILLIS = 1e6;

  private final Doors doors;
  private final Keyring keys;
  private final Journal journal;

  private SubmissionBench(Doors doors, Keyring keys, Journal journal) {
    this.doors = doors;
    this.keys = keys;
    this.journal = journal;
  }

  /**
   * @param arguments the file that the rows of the table are added to
   */
  public static void main(String[] arguments) throws IOException {
    System.out.println("handing attestations in through GraphQL, on a platform of its own");
    var root = Path.of(System.getProperty("countersign.root", "."));
    try (var own =
        OwnPlatform.start(
            Parts.attachOrStart(), root, new Site.Clock("story", Story.BEGINS), true)) {
      var site = own.platform().site();
      var doors =
          new Doors(site.url("oversight"), new Tokens(site.realmUrl()), Operations.of(site.root()));
      var keys = new Keyring(site.folder().resolve("demo-keys"));
      var journal = new Journal(site.folder().resolve("story.json"));
      System.out.println("  telling the story …");
      new Story(doors, keys, journal, new Teller(System.out, false)).play();
      new SubmissionBench(doors, keys, journal).run(Path.of(arguments[0]));
    }
    System.exit(0);
  }

  private void run(Path table) throws IOException {
    var envelopes = new ArrayList<String>();
    var until = Instant.parse(clock()).plusSeconds(100L * 24 * 3600);
    for (int i = 0; i < WARM_UP + MEASURED; i++) {
      envelopes.add(envelope(until.plusSeconds(i)));
    }
    System.out.printf("  %d prepared and signed%n", envelopes.size());
    envelopes.subList(0, WARM_UP).forEach(this::submit);
    double before = cpuMillis();
    var wall = new ArrayList<Double>();
    for (var envelope : envelopes.subList(WARM_UP, envelopes.size())) {
      long began = System.nanoTime();
      submit(envelope);
      wall.add((System.nanoTime() - began) / MILLIS);
    }
    wall.sort(null);
    var line =
        String.format(
            Locale.ROOT,
            "| CPU an attestation through GraphQL, token and two signatures, rules and log included"
                + " | reported | %.1f ms (%.0f ms of time, median), at load %.0f |%n",
            (cpuMillis() - before) / MEASURED,
            wall.get(wall.size() / 2),
            ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    System.out.print("  " + line);
    Files.writeString(table, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private String clock() {
    return doors.send(null, "Clock", Map.of()).at("/clock/now").asText();
  }

  private String envelope(Instant until) {
    var prepared =
        doors
            .send(
                LEAD,
                "PrepareAttestation",
                Map.of(
                    "input",
                    Map.of("evaluation", journal.id("E2"), "validUntil", until.toString())))
            .path("prepareAttestation");
    return Keyring.sign(
        prepared.path("payloadType").asText(),
        Base64.getDecoder().decode(prepared.path("payload").asText()),
        keys.key(LEAD, Algorithm.ED25519),
        keys.key("kestrel", Algorithm.ECDSA_P256));
  }

  private void submit(String envelope) {
    doors.send(
        LEAD,
        "SubmitAttestation",
        Map.of(
            "input", Map.of("idempotencyKey", UUID.randomUUID().toString(), "envelope", envelope)));
  }

  /** Of all that this process started, but for the identity server, which tokens do not need. */
  private static double cpuMillis() {
    return ProcessHandle.current()
        .descendants()
        .filter(process -> !process.info().commandLine().orElse("").contains("keycloak"))
        .mapToDouble(SubmissionBench::cpuMillis)
        .sum();
  }

  private static double cpuMillis(ProcessHandle process) {
    try {
      var stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
      var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      double ticks = 0;
      for (int i = FIRST_OF_FOUR; i < FIRST_OF_FOUR + 4; i++) {
        ticks += Long.parseLong(fields[i]);
      }
      return ticks * TICKS_TO_MILLIS;
    } catch (IOException e) {
      return 0;
    }
  }
}
