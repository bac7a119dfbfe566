package dev.countersign.oversight.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.domain.compliance.CommitmentRule;
import dev.countersign.domain.compliance.LabRecord;
import dev.countersign.domain.gate.Case;
import dev.countersign.domain.history.History;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.local.Parts;
import dev.countersign.oversight.bench.MatrixData.Lab;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The matrix of 50 labs, 20 models and 40 commitments, and the drill-down to evidence, in turns
 * with PostGraphile 5 and Mercurius-JIT on one PostgreSQL. CPU time is that of the engine's process
 * and of PostgreSQL. Sign-in and guards are on in ours, and off in the others, which have none.
 */
public final class ComplianceBench {
  private static final int LABS = Integer.getInteger("bench.labs", 50);
  private static final int MODELS = 20;
  private static final int COMMITMENTS = 40;
  private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
  private static final int HOT = 4000;
  private static final String STATEMENTS =
      "select left(query, 60), calls, mean_exec_time from pg_stat_statements s join pg_roles r on"
          + " r.oid = s.userid where r.rolname = 'countersign_oversight' and calls > 100 order by"
          + " total_exec_time desc";
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String OURS =
      "{ complianceMatrix { labs(first: 50) { nodes { lab models(first: 20) { nodes { model cells {"
          + " commitmentKey status } } } } } } }";
  private static final String COMPACT =
      "{ complianceMatrix { compact { lab version models commitments cells } } }";
  private static final String VERSIONED =
      "query($known: [String]) { complianceMatrix { version compact(known: $known) { lab version"
          + " models commitments cells } } }";
  private static final String OURS_DRILL =
      "query($models: Int) { complianceMatrix(filter: {kind: EVALUATION}) { labs(first: 1) { nodes {"
          + " lab models(first: $models) { nodes { model cells { commitmentKey status because {"
          + " sentence relatesTo because { relatesTo because { relatesTo } } } } } } } } } }";
  private static final String MERCURIUS =
      "{ labs { id models { id cells { commitmentKey status } } } }";
  private static final String MERCURIUS_DRILL =
      "query($models: Int) { labs(first: 1) { id models(first: $models) { id cells(kind:"
          + " \"EVALUATION\") { commitmentKey status reasons { sentence relatesTo below { relatesTo"
          + " evidence { relatesTo } } } } } } }";
  private static final String GRAPHILE =
      "{ allLabs(orderBy: ROW_ID_ASC) { nodes { rowId modelsByLab { nodes { rowId cellsByModel { nodes {"
          + " commitmentKey status } } } } } } }";
  private static final String GRAPHILE_DRILL =
      "query($models: Int) { allLabs(orderBy: ROW_ID_ASC, first: 1) { nodes { rowId modelsByLab(orderBy:"
          + " ORDINAL_ASC, first: $models) { nodes { rowId cellsByModel(condition: {kind:"
          + " \"EVALUATION\"}) { nodes { commitmentKey status reasonsByCell { nodes { sentence"
          + " relatesTo belowsByReason { nodes { relatesTo evidencesByBelow { nodes { relatesTo } } }"
          + " } } } } } } } } } }";

  private final BenchServers servers;
  private final MatrixData data = new MatrixData();
  private final List<Lab> labs = new ArrayList<>();

  private ComplianceBench(BenchServers servers) {
    this.servers = servers;
  }

  public static void main(String[] arguments) throws Exception {
    var peers = Path.of(arguments[0]);
    var folder = Files.createTempDirectory("countersign-bench");
    try (var servers = BenchServers.start(Parts.attachOrStart(), folder, peers)) {
      new ComplianceBench(servers).run(arguments.length < 2 ? "all" : arguments[1]);
    }
  }

  /**
   * @param part {@code matrix} (W1), {@code drill} (W2), {@code fresh}, or all of it
   */
  private void run(String part) throws Exception {
    seed();
    servers.startEngines();
    check();
    System.out.println("answers are equal: matrix and drill-down");
    if (Set.of("all", "matrix").contains(part)) {
      matrix();
    }
    if (Set.of("all", "drill").contains(part)) {
      drill();
    }
    if (Set.of("all", "fresh").contains(part)) {
      fresh();
    }
  }

  private void matrix() throws Exception {
    var w1 =
        List.of(
            new Work("ours, objects", servers.ours(), OURS, Map.of(), 20),
            new Work("ours, compact", servers.ours(), COMPACT, Map.of(), 400),
            new Work("ours, compact, nothing new", servers.ours(), VERSIONED, known(), 400),
            new Work(
                "ours, objects, a year ago",
                servers.ours(),
                OURS.replace(
                    "complianceMatrix {",
                    "complianceMatrix(asOf: {knownAt: \"%s\"}) {"
                        .formatted(Instant.now().minus(Duration.ofDays(365)))),
                Map.of(),
                20),
            new Work("PostGraphile", servers.graphileEngine(), GRAPHILE, Map.of(), 20),
            new Work("Mercurius-JIT", servers.mercurius(), MERCURIUS, Map.of(), 20));
    Work.measure("W1", w1, ROUNDS, servers::postgresCpu);
  }

  private void drill() throws Exception {
    var pages = Map.of("models", 5);
    var w2 =
        List.of(
            new Work("ours", servers.ours(), OURS_DRILL, pages, 400),
            new Work("PostGraphile", servers.graphileEngine(), GRAPHILE_DRILL, pages, 400),
            new Work("Mercurius-JIT", servers.mercurius(), MERCURIUS_DRILL, pages, 400));
    Work.measure("W2", w2, ROUNDS, servers::postgresCpu);
    try (var admin = servers.admin();
        var statement = admin.createStatement()) {
      statement.execute("select pg_stat_statements_reset()");
      HotPath.print("W2", w2.getFirst(), HOT, servers.folder());
      System.out.printf(
          "%n| statement in PostgreSQL | for each request | execution, ms each |%n| --- | --- | --- |%n");
      try (var row = statement.executeQuery(STATEMENTS)) {
        while (row.next()) {
          System.out.printf(
              Locale.ROOT,
              "| %s | %.2f | %.3f |%n",
              row.getString(1).replaceAll("\\s+", " "),
              row.getDouble(2) / HOT,
              row.getDouble(3));
        }
      }
    }
    for (var models : List.of(1, 5, 20)) {
      int statements = statements(() -> servers.ours().ask(OURS_DRILL, Map.of("models", models)));
      System.out.printf(
          Locale.ROOT, "W2: %d SQL statements for a page of %d models%n", statements, models);
    }
    System.out.printf(
        "audit export of 1,000 commitments: %d SQL statements%n",
        statements(() -> servers.get("ca-analyst", "/exports/compliance.csv?lab=org_thousand")));
  }

  private void fresh() throws Exception {
    try (var admin = servers.admin()) {
      new Freshness(servers.ours(), admin, data).measure(labs);
    }
  }

  private void seed() throws Exception {
    for (int i = 0; i < LABS; i++) {
      labs.add(data.lab("org_lab%02d".formatted(i), "EU", MODELS, COMMITMENTS));
    }
    try (var admin = servers.admin()) {
      FactWriter.write(admin, labs, "org_eu-ai-office");
      FactWriter.write(admin, List.of(data.lab("org_thousand", "US-CA", 5, 1000)), "org_cal-oes");
      try (var peers = new PeerTables(admin)) {
        for (int i = 0; i < labs.size(); i++) {
          peers.write(i, judged(labs.get(i)));
        }
      }
    }
  }

  private static dev.countersign.domain.compliance.CommitmentMatrix judged(Lab lab) {
    var facts = Case.of(History.of(lab.facts()), Instant.now());
    return CommitmentRule.of(
        facts,
        LabRecord.of(
            new OrganisationId(lab.id()), Set.of("EU"), facts, List.of(), List.of(), Set.of()));
  }

  private Map<String, ?> known() throws Exception {
    var versions = new ArrayList<String>();
    JSON.readTree(servers.ours().ask(COMPACT, Map.of()))
        .at("/data/complianceMatrix/compact")
        .forEach(lab -> versions.add(lab.get("version").asText()));
    return Map.of("known", versions);
  }

  /** Every path of names and values, whatever an engine calls its fields and however it nests. */
  private static Set<String> told(String answer) throws Exception {
    var told = new TreeSet<String>();
    walk(JSON.readTree(answer).get("data"), "", told);
    return told;
  }

  private static void walk(JsonNode node, String path, Set<String> told) {
    var here = new StringBuilder(path);
    if (node.isObject()) {
      for (var name :
          List.of("lab", "model", "id", "rowId", "commitmentKey", "status", "relatesTo")) {
        if (node.path(name).isTextual()) {
          here.append('/').append(node.get(name).asText());
        }
      }
      if (here.length() > path.length()) {
        told.add(here.toString());
      }
    }
    node.forEach(child -> walk(child, here.toString(), told));
  }

  private void check() throws Exception {
    var pages = Map.of("models", 5);
    long before = System.nanoTime();
    var cold = servers.ours().ask(OURS, Map.of());
    System.out.printf(
        Locale.ROOT,
        "cold, nothing kept and nothing compiled: %d ms, under the limits of every request%n",
        (System.nanoTime() - before) / 1_000_000);
    var matrix = told(cold);
    var drill = told(servers.ours().ask(OURS_DRILL, pages));
    require(matrix.size() > LABS * MODELS * COMMITMENTS, "the matrix is whole");
    require(
        matrix.equals(told(servers.graphileEngine().ask(GRAPHILE, Map.of()))),
        "PostGraphile's matrix");
    require(
        matrix.equals(told(servers.mercurius().ask(MERCURIUS, Map.of()))), "Mercurius's matrix");
    require(
        drill.equals(told(servers.graphileEngine().ask(GRAPHILE_DRILL, pages))),
        "PostGraphile's drill");
    require(
        drill.equals(told(servers.mercurius().ask(MERCURIUS_DRILL, pages))), "Mercurius's drill");
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new IllegalStateException("Not equal: " + what);
    }
  }

  /** How many statements PostgreSQL executed meanwhile. */
  private int statements(Asking asking) throws Exception {
    asking.ask();
    try (var admin = servers.admin();
        var statement = admin.createStatement()) {
      statement.execute("select pg_stat_statements_reset()");
      asking.ask();
      try (var row =
          statement.executeQuery(
              "select coalesce(sum(calls), 0) from pg_stat_statements s join pg_roles r on r.oid ="
                  + " s.userid where r.rolname = 'countersign_oversight'")) {
        row.next();
        return row.getInt(1);
      }
    }
  }

  private interface Asking {
    String ask() throws Exception;
  }
}
