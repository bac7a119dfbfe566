package dev.countersign.oversight.ledger.persistence;

import dev.countersign.oversight.ledger.DueRows;
import dev.countersign.oversight.platform.persistence.Sql;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

@Singleton
class JdbcDueRows extends Sql implements DueRows {
  JdbcDueRows(DataSource dataSource) {
    super(dataSource);
  }

  @Override
  public SequencedMap<String, Instant> due(Instant now) {
    var due = new LinkedHashMap<String, Instant>();
    all(
            "select organisation, next_due from ledger.ledger where next_due <= ? order by next_due, number",
            statement -> statement.setObject(1, now.atOffset(ZoneOffset.UTC)),
            row -> Map.entry(row.getString(1), instant(row, 2)))
        .forEach(lab -> due.put(lab.getKey(), lab.getValue()));
    return due;
  }

  @Override
  public Optional<Instant> nextDue(Collection<String> labs) {
    return one(
        """
        select next_due from ledger.ledger
        where organisation = any (?) and next_due is not null order by next_due limit 1
        """,
        statement ->
            statement.setArray(1, statement.getConnection().createArrayOf("text", labs.toArray())),
        row -> instant(row, 1));
  }

  @Override
  public Optional<Instant> nextDue() {
    return one(
        "select next_due from ledger.ledger where next_due is not null order by next_due limit 1",
        statement -> {},
        row -> instant(row, 1));
  }

  @Override
  public void expect(String lab, @Nullable Instant next) {
    run(
        "update ledger.ledger set next_due = ? where organisation = ? and next_due is distinct from ?",
        statement -> {
          var at = next == null ? null : next.atOffset(ZoneOffset.UTC);
          statement.setObject(1, at, Types.TIMESTAMP_WITH_TIMEZONE);
          statement.setString(2, lab);
          statement.setObject(3, at, Types.TIMESTAMP_WITH_TIMEZONE);
          statement.execute();
        });
  }

  @Override
  public void expectAll(Instant at) {
    run(
        """
        update ledger.ledger set next_due = least(next_due, ?), last_recorded_at = ?
        where kind = 'LAB' and last_recorded_at > '-infinity'
        """,
        statement -> {
          statement.setObject(1, at.atOffset(ZoneOffset.UTC));
          statement.setObject(2, at.atOffset(ZoneOffset.UTC));
          statement.execute();
        });
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
