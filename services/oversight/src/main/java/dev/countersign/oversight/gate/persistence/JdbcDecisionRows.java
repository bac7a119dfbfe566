package dev.countersign.oversight.gate.persistence;

import dev.countersign.oversight.gate.DecisionRows;
import dev.countersign.oversight.platform.persistence.Sql;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;

@Singleton
class JdbcDecisionRows extends Sql implements DecisionRows {
  JdbcDecisionRows(DataSource dataSource) {
    super(dataSource);
  }

  @Override
  public List<String> newestOn(Collection<String> requests) {
    return all(
        """
        select distinct on (request) decision from oversight.gate_decision where request = any (?)
        order by request, position desc
        """,
        statement ->
            statement.setArray(
                1, statement.getConnection().createArrayOf("text", requests.toArray())),
        row -> row.getString(1));
  }

  @Override
  public List<String> newestOutcomesOn(Collection<String> requests) {
    return all(
        """
        select distinct on (body ->> 'request') id from ledger.fact
        where kind = 'DECISION_OUTCOME_STATED' and body ->> 'request' = any (?)
        order by body ->> 'request', position desc
        """,
        statement ->
            statement.setArray(
                1, statement.getConnection().createArrayOf("text", requests.toArray())),
        row -> row.getString(1));
  }
}
