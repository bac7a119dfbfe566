package dev.countersign.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Indexes are made beside who writes, and what an attempt left half made is made anew. */
class IndexesTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static TestDatabase.Address database;

  @BeforeAll
  static void twoFacts() throws SQLException {
    database = TestDatabase.fresh();
    append("mdl_1");
    append("mdl_2");
  }

  private static void append(String id) throws SQLException {
    try (var lab = database.viewer("org_aurelia", "LAB")) {
      lab.append(Fact.of(id, "MODEL_REGISTERED", "org_aurelia", "org_aurelia", "SUPERVISED"));
      lab.commit();
    }
  }

  private static String index(String name) {
    return "create index concurrently if not exists %s on ledger.fact (lab, id);\n".formatted(name);
  }

  private static int make(String reviewed) throws SQLException {
    try (var owner = owner()) {
      return new Indexes(owner, PATIENCE, reviewed).make();
    }
  }

  private static Connection owner() throws SQLException {
    var owner = database.as("postgres");
    try (var statement = owner.createStatement()) {
      statement.execute("set role countersign_owner");
    }
    return owner;
  }

  /** {@code t} or {@code f} for an index that is there, nothing for one that is not. */
  private static java.util.List<String> valid(String name) throws SQLException {
    try (var anyone = database.viewer("", "PUBLIC")) {
      return anyone.all(
          "select indisvalid::text from pg_index where indexrelid = to_regclass('ledger.%s')"
              .formatted(name));
    }
  }

  @Test
  void whatIsThereIsLeftAlone() throws SQLException {
    assertThat(make(index("first"))).isEqualTo(1);
    assertThat(valid("first")).containsExactly("true");
    assertThat(make(index("first"))).isZero();
  }

  @Test
  void whatABrokenOffAttemptLeftIsMadeAnew() throws SQLException {
    make(index("broken_off"));
    try (var admin = database.as("postgres");
        var statement = admin.createStatement()) {
      statement.execute(
          "update pg_index set indisvalid = false where indexrelid = 'ledger.broken_off'::regclass");
    }
    assertThat(make(index("broken_off"))).isEqualTo(1);
    assertThat(valid("broken_off")).containsExactly("true");
  }

  @Test
  void whatCannotBeMadeLeavesNothingBehind() {
    var twice = "create unique index concurrently if not exists one_a_lab on ledger.fact (lab);";
    assertThatThrownBy(() -> make(twice)).isInstanceOf(SQLException.class);
    try {
      assertThat(valid("one_a_lab")).isEmpty();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void whatWouldLockItsTableIsNotTaken() {
    for (var other :
        new String[] {"create index a on ledger.fact (lab);", "drop index ledger.fact_pkey;"}) {
      assertThatThrownBy(() -> make(other)).hasMessageContaining("Not an index");
    }
  }

  @Test
  @Timeout(120)
  void nobodyWaitsBehindAnIndexThatIsBeingMade() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor();
        var slow = database.as("postgres");
        var statement = slow.createStatement()) {
      slow.setAutoCommit(false);
      statement.execute("lock table ledger.fact in row exclusive mode");
      var made = threads.submit(() -> make(index("beside_writers")));
      while (valid("beside_writers").isEmpty()) {
        TimeUnit.MILLISECONDS.sleep(20);
      }
      append("mdl_3");
      assertThat(valid("beside_writers"))
          .as("it waits for who began before")
          .containsExactly("false");
      slow.rollback();
      assertThat(made.get()).isEqualTo(1);
      assertThat(valid("beside_writers")).containsExactly("true");
    }
  }
}
