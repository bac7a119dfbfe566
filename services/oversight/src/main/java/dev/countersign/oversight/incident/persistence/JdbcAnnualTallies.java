package dev.countersign.oversight.incident.persistence;

import dev.countersign.oversight.incident.AnnualTallies;
import dev.countersign.oversight.ledger.Tallies;
import dev.countersign.oversight.ledger.Tallies.Tally;
import dev.countersign.oversight.platform.persistence.Sql;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;

@Singleton
class JdbcAnnualTallies extends Sql implements AnnualTallies {
  private final Tallies tallies;

  JdbcAnnualTallies(DataSource dataSource, Tallies tallies) {
    super(dataSource);
    this.tallies = tallies;
  }

  @Override
  public Tally incidents(int year, String instrument) {
    var told = new LinkedHashMap<String, Integer>();
    all(
            "select name, told from ledger.annual_incident_tally(?, ?)",
            statement -> {
              statement.setInt(1, year);
              statement.setString(2, instrument);
            },
            row -> Map.entry(row.getString(1), row.getInt(2)))
        .forEach(entry -> told.put(entry.getKey(), entry.getValue()));
    return new Tally(tallies.before(), told);
  }
}
