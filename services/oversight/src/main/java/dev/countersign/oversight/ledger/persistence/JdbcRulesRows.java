package dev.countersign.oversight.ledger.persistence;

import dev.countersign.oversight.ledger.RulesRows;
import dev.countersign.oversight.platform.persistence.Sql;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import javax.sql.DataSource;

@Singleton
class JdbcRulesRows extends Sql implements RulesRows {
  JdbcRulesRows(DataSource dataSource) {
    super(dataSource);
  }

  @Override
  public int adopted() {
    return one(
            """
            select (body ->> 'rules')::integer from ledger.fact
            where kind = 'RULES_ADOPTED' order by position desc limit 1
            """,
            statement -> {},
            row -> row.getInt(1))
        .orElse(0);
  }

  @Override
  public void catchUp() {
    run(
        """
        update ledger.ledger set last_recorded_at = (select max(last_recorded_at) from ledger.ledger)
        where kind = 'PLATFORM'
        """,
        PreparedStatement::execute);
  }
}
