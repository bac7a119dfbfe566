package dev.countersign.oversight.ledger.persistence;

import dev.countersign.oversight.ledger.Tallies;
import dev.countersign.oversight.platform.persistence.Sql;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import javax.sql.DataSource;

@Singleton
class JdbcTallies extends Sql implements Tallies {
  JdbcTallies(DataSource dataSource) {
    super(dataSource);
  }

  @Override
  public Tally incidents() {
    return new Tally(before(), told("select name, told from ledger.incident_tally()", s -> {}));
  }

  @Override
  public Tally evaluations(String model) {
    return new Tally(
        before(),
        told(
            "select name, told from ledger.evaluation_tally(?)",
            statement -> statement.setString(1, model)));
  }

  @Override
  public Instant before() {
    return one(
            "select ledger.tallied_before()",
            statement -> {},
            row -> row.getObject(1, OffsetDateTime.class).toInstant())
        .orElseThrow();
  }

  private SequencedMap<String, Integer> told(String sql, Binding binding) {
    var told = new LinkedHashMap<String, Integer>();
    all(sql, binding, row -> Map.entry(row.getString(1), row.getInt(2)))
        .forEach(entry -> told.put(entry.getKey(), entry.getValue()));
    return told;
  }
}
