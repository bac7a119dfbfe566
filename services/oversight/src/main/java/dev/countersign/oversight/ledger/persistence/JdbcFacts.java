package dev.countersign.oversight.ledger.persistence;

import dev.countersign.domain.codec.FactCodec;
import dev.countersign.domain.codec.Names;
import dev.countersign.domain.fact.Fact;
import dev.countersign.domain.fact.RecordedFact;
import dev.countersign.domain.history.History.Event;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.ledger.Positions;
import dev.countersign.oversight.ledger.Wanted;
import dev.countersign.oversight.platform.Page;
import dev.countersign.oversight.platform.Window;
import dev.countersign.oversight.platform.persistence.Conditions;
import dev.countersign.oversight.platform.persistence.Sql;
import dev.countersign.proofs.json.CanonicalJson;
import dev.countersign.proofs.json.JsonReader;
import dev.countersign.proofs.json.JsonValue;
import dev.countersign.proofs.json.JsonValue.JsonString;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

@Singleton
class JdbcFacts extends Sql implements Facts {
  /** What is on record about organisations as such and bears on every lab. */
  static final String OF_ORGANISATIONS =
      """
      lab is null and kind in ('ORGANISATION_REGISTERED', 'ORGANISATION_APPROVED', 'OWNERSHIP_RECORDED',
        'OWNERSHIP_APPROVED', 'SIGNING_KEY_REVOKED', 'CALENDAR_REGISTERED', 'CALENDAR_APPROVED')
      """;

  JdbcFacts(DataSource dataSource) {
    super(dataSource);
  }

  @Override
  public <F extends Fact> Optional<Event<F>> first(Class<F> kind, String id) {
    return one(
        "select body from ledger.fact where id = ? and kind = ? order by position limit 1",
        statement -> {
          statement.setString(1, id);
          statement.setString(2, name(kind));
        },
        row -> event(kind, row));
  }

  @Override
  public <F extends Fact> List<Event<F>> of(Class<F> kind, Collection<String> ids) {
    return ids.isEmpty()
        ? List.of()
        : all(
            "select body from ledger.fact where id = any (?) and kind = ? order by position",
            statement -> {
              statement.setArray(1, statement.getConnection().createArrayOf("text", ids.toArray()));
              statement.setString(2, name(kind));
            },
            row -> event(kind, row));
  }

  @Override
  public <F extends Fact> Page<Event<F>> page(Wanted<F> wanted, Window window) {
    var conditions = conditions(wanted).within("position", window);
    var rows =
        all(
            "select body from ledger.fact where kind = ?%s order by position %s limit ?"
                .formatted(conditions.sql(), direction(window)),
            statement -> {
              statement.setString(1, name(wanted.kind()));
              statement.setInt(conditions.bind(statement, 2), window.limit() + 1);
            },
            row -> event(wanted.kind(), row));
    return Page.cut(rows, JdbcFacts::place, window, snapshot());
  }

  @Override
  public <F extends Fact> Map<String, Page<Event<F>>> pages(
      Class<F> kind, String field, Collection<String> values, Window window) {
    var between = new Conditions().within("position", window);
    // Written out, the kind and the field find the index that is made for them.
    var sql =
        """
        select wanted.value, found.body
        from unnest(?::text[]) wanted (value) cross join lateral (
          select body, position from ledger.fact
          where kind = '%s' and body ->> '%s' = wanted.value%s
          order by position %s limit ?) found
        order by found.position %s
        """
            .formatted(name(kind), field, between.sql(), direction(window), direction(window));
    var found = new LinkedHashMap<String, List<Event<F>>>();
    values.forEach(value -> found.put(value, new ArrayList<>()));
    all(
            sql,
            statement -> {
              statement.setArray(
                  1, statement.getConnection().createArrayOf("text", values.toArray()));
              statement.setInt(between.bind(statement, 2), window.limit() + 1);
            },
            row -> Map.entry(row.getString(1), JdbcFacts.<F>event(kind, row, 2)))
        .forEach(entry -> Objects.requireNonNull(found.get(entry.getKey())).add(entry.getValue()));
    var snapshot = snapshot();
    var pages = new LinkedHashMap<String, Page<Event<F>>>();
    found.forEach(
        (value, rows) -> pages.put(value, Page.cut(rows, JdbcFacts::place, window, snapshot)));
    return pages;
  }

  private static String direction(Window window) {
    return window.descending() ? "desc" : "asc";
  }

  private static UUID place(Event<? extends Fact> event) {
    return Positions.toUuid(event.header().position());
  }

  @Override
  public <F extends Fact> int count(Wanted<F> wanted) {
    var conditions = conditions(wanted);
    return one(
            "select count(*) from ledger.fact where kind = ?" + conditions.sql(),
            statement -> {
              statement.setString(1, name(wanted.kind()));
              conditions.bind(statement, 2);
            },
            row -> row.getInt(1))
        .orElse(0);
  }

  @Override
  public List<RecordedFact> historyOf(String lab) {
    return all(
        "select body from ledger.fact where lab = ? or (%s) order by position"
            .formatted(OF_ORGANISATIONS),
        statement -> statement.setString(1, lab),
        JdbcFacts::recorded);
  }

  @Override
  public List<RecordedFact> about(
      Collection<String> labs, Collection<Class<? extends Fact>> kinds) {
    return all(
        "select body from ledger.fact where lab = any (?) and kind = any (?) order by position",
        statement -> {
          var connection = statement.getConnection();
          var names = kinds.stream().map(JdbcFacts::name).toArray();
          statement.setArray(1, connection.createArrayOf("text", labs.toArray()));
          statement.setArray(2, connection.createArrayOf("text", names));
        },
        JdbcFacts::recorded);
  }

  @Override
  public Map<String, List<RecordedFact>> histories(
      Collection<String> labs, Collection<Class<? extends Fact>> kinds) {
    var histories = new LinkedHashMap<String, List<RecordedFact>>();
    labs.forEach(lab -> histories.put(lab, new ArrayList<>()));
    all(
            "select body from ledger.fact where lab = any (?) and kind = any (?) or (%s) order by position"
                .formatted(OF_ORGANISATIONS),
            statement -> {
              var connection = statement.getConnection();
              var names = kinds.stream().map(JdbcFacts::name).toArray();
              statement.setArray(1, connection.createArrayOf("text", labs.toArray()));
              statement.setArray(2, connection.createArrayOf("text", names));
            },
            JdbcFacts::recorded)
        .forEach(
            fact -> {
              var lab = fact.header().lab();
              if (lab == null) {
                histories.values().forEach(history -> history.add(fact));
              } else {
                Objects.requireNonNull(histories.get(lab.value())).add(fact);
              }
            });
    return histories;
  }

  @Override
  public List<RecordedFact> allOf(String id) {
    return allOf(List.of(id));
  }

  @Override
  public List<RecordedFact> allOf(Collection<String> ids) {
    return all(
        "select body from ledger.fact where id = any (?) order by position",
        statement ->
            statement.setArray(1, statement.getConnection().createArrayOf("text", ids.toArray())),
        JdbcFacts::recorded);
  }

  @Override
  public Set<String> lineageOf(String modelVersion) {
    return one(
            """
            select lineage from ledger.fact
            where id = ? and kind = 'MODEL_VERSION_REGISTERED' order by position limit 1
            """,
            statement -> statement.setString(1, modelVersion),
            row -> Set.of((String[]) row.getArray(1).getArray()))
        .orElse(Set.of());
  }

  @Override
  public OptionalLong logIndexOf(String id) {
    var found =
        one(
            """
            select e.log_index from ledger.fact f join transparency.entry e using (position)
            where f.id = ? order by f.position limit 1
            """,
            statement -> statement.setString(1, id),
            row -> row.getLong(1));
    return found.map(OptionalLong::of).orElse(OptionalLong.empty());
  }

  private static Conditions conditions(Wanted<?> wanted) {
    var fields = new LinkedHashMap<String, JsonString>();
    wanted.fields().forEach((field, value) -> fields.put(field, JsonValue.string(value)));
    return new Conditions()
        .and("lab = ?", wanted.lab())
        .and(
            "valid_from <= ?",
            wanted.heldBy() == null ? null : wanted.heldBy().atOffset(ZoneOffset.UTC))
        .and(
            "body @> ?::jsonb",
            fields.isEmpty() ? null : CanonicalJson.text(JsonValue.object(fields)));
  }

  private static String name(Class<?> kind) {
    return Names.upperSnake(kind.getSimpleName());
  }

  private static RecordedFact recorded(ResultSet row) throws SQLException {
    return recorded(row, 1);
  }

  private static RecordedFact recorded(ResultSet row, int column) throws SQLException {
    return FactCodec.ofJson(JsonReader.readObject(row.getString(column)));
  }

  private static <F extends Fact> Event<F> event(Class<F> kind, ResultSet row) throws SQLException {
    return event(kind, row, 1);
  }

  private static <F extends Fact> Event<F> event(Class<F> kind, ResultSet row, int column)
      throws SQLException {
    var recorded = recorded(row, column);
    return new Event<>(recorded.header(), kind.cast(recorded.fact()));
  }
}
