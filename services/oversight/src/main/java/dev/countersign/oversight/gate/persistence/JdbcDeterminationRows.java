package dev.countersign.oversight.gate.persistence;

import dev.countersign.domain.evaluation.Conclusion;
import dev.countersign.domain.gate.ReasonCode;
import dev.countersign.domain.policy.RiskDomain;
import dev.countersign.oversight.gate.DeterminationRows;
import dev.countersign.oversight.platform.Page;
import dev.countersign.oversight.platform.Window;
import dev.countersign.oversight.platform.persistence.Conditions;
import dev.countersign.oversight.platform.persistence.Sql;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

@Singleton
class JdbcDeterminationRows extends Sql implements DeterminationRows {
  /** The newest that is seen: what replaced it may be recorded later than is looked at. */
  private static final String NEWEST =
      """
      from oversight.determination d
      where not exists (select from oversight.determination later
          where later.determination = d.determination and later.position > d.position)
      """;

  private static final String COLUMNS =
      """
      select d.position, d.determination, d.lab, d.model_version, d.threshold_key, d.domain, d.conclusion,
        d.latched, d.shortfall, d.evaluation, d.policy_version_digest, d.holds_until, d.recorded_at
      """;

  JdbcDeterminationRows(DataSource dataSource) {
    super(dataSource);
  }

  @Override
  public Optional<Row> one(String id) {
    return one(
        COLUMNS + NEWEST + " and d.determination = ?",
        statement -> statement.setString(1, id),
        JdbcDeterminationRows::read);
  }

  @Override
  public List<Row> of(Collection<String> modelVersions) {
    return all(
        COLUMNS + NEWEST + " and d.model_version = any (?) order by d.threshold_key, d.position",
        statement ->
            statement.setArray(
                1, statement.getConnection().createArrayOf("text", modelVersions.toArray())),
        JdbcDeterminationRows::read);
  }

  @Override
  public int count(Wanted wanted) {
    var conditions = conditions(wanted);
    return one(
            "select count(*) " + NEWEST + conditions.sql(),
            statement -> conditions.bind(statement, 1),
            row -> row.getInt(1))
        .orElse(0);
  }

  @Override
  public Page<Row> page(Wanted wanted, Window window) {
    var conditions = conditions(wanted).within("d.position", window);
    var rows =
        all(
            COLUMNS
                + NEWEST
                + conditions.sql()
                + " order by d.position %s limit ?".formatted(window.descending() ? "desc" : "asc"),
            statement -> statement.setInt(conditions.bind(statement, 1), window.limit() + 1),
            JdbcDeterminationRows::read);
    return Page.cut(rows, Row::position, window, snapshot());
  }

  private static Conditions conditions(Wanted wanted) {
    return new Conditions()
        .and("d.lab = ?", wanted.lab())
        .and("d.model_version = ?", wanted.modelVersion())
        .and("d.threshold_key = ?", wanted.thresholdKey())
        .and("d.domain = ?", wanted.domain() == null ? null : wanted.domain().name())
        .and("d.latched = ?", wanted.latched());
  }

  private static Row read(ResultSet row) throws SQLException {
    var conclusion = row.getString(7);
    var shortfall = row.getString(9);
    return new Row(
        row.getObject(1, UUID.class),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        RiskDomain.valueOf(row.getString(6)),
        conclusion == null ? null : Conclusion.valueOf(conclusion),
        row.getBoolean(8),
        shortfall == null ? null : ReasonCode.valueOf(shortfall),
        row.getString(10),
        row.getString(11),
        instant(row, 12),
        java.util.Objects.requireNonNull(instant(row, 13)));
  }

  private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
    var at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
