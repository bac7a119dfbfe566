package dev.countersign.oversight.supervision.persistence;

import dev.countersign.domain.evaluation.Conclusion;
import dev.countersign.domain.gate.Outcome;
import dev.countersign.domain.halt.Halts;
import dev.countersign.domain.policy.Stage;
import dev.countersign.oversight.platform.Page;
import dev.countersign.oversight.platform.Window;
import dev.countersign.oversight.platform.persistence.Conditions;
import dev.countersign.oversight.platform.persistence.Sql;
import dev.countersign.oversight.supervision.ComplianceRows;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

@Singleton
class JdbcComplianceRows extends Sql implements ComplianceRows {
  /** Announced models of other labs are everyone's to see, but no part of a comparison. */
  private static final String COMPARED =
      """
      from ledger.fact v
      where v.kind = 'MODEL_VERSION_REGISTERED'
        and (v.lab = ledger.viewer_org() or v.lab in (
          select s.lab from ledger.sight s where s.viewer = ledger.viewer_org() and s.basis = 'JURISDICTION'
            and s.from_at <= ledger.viewer_now() and ledger.viewer_now() < s.until_at))
      """;

  private static final String IS_HALTED =
      """
      ? = exists (
          select from oversight.halt h where h.model_version = any (v.lineage) and h.state <> 'LIFTED'
            and not exists (select from oversight.halt l where l.halt = h.halt and l.position > h.position))
      """;

  private static final String DETERMINED =
      "exists (select from oversight.determination d where d.model_version = v.id";

  private static final String NEWEST_OF_IT =
      """
       and not exists (select from oversight.determination l
          where l.determination = d.determination and l.position > d.position))
      """;

  JdbcComplianceRows(DataSource dataSource) {
    super(dataSource);
  }

  private record Placed(UUID position, Version version) {}

  @Override
  public Page<Version> versions(Filter filter, Window window) {
    var conditions = conditions(filter).within("v.position", window);
    var found =
        all(
            "select v.position, v.lab, v.model, v.id, v.body ->> 'label', v.recorded_at "
                + COMPARED
                + conditions.sql()
                + " order by v.position %s limit ?".formatted(window.descending() ? "desc" : "asc"),
            statement -> statement.setInt(conditions.bind(statement, 1), window.limit() + 1),
            row ->
                new Placed(
                    row.getObject(1, UUID.class),
                    new Version(
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        Objects.requireNonNull(instant(row, 6)))));
    return Page.cut(found, Placed::position, window, snapshot()).map(Placed::version);
  }

  @Override
  public int count(Filter filter) {
    var conditions = conditions(filter);
    return one(
            "select count(*) " + COMPARED + conditions.sql(),
            statement -> conditions.bind(statement, 1),
            row -> row.getInt(1))
        .orElse(0);
  }

  @Override
  public List<Bound> halts(Collection<String> modelVersions) {
    return all(
        """
        select v.id, h.halt, h.model_version, h.threshold_key, h.policy_version_digest, h.state, h.window_ends,
          h.recorded_at
        from ledger.fact v join oversight.halt h on h.model_version = any (v.lineage)
        where v.kind = 'MODEL_VERSION_REGISTERED' and v.id = any (?)
          and not exists (select from oversight.halt l where l.halt = h.halt and l.position > h.position)
        order by h.position
        """,
        statement -> texts(statement, 1, modelVersions),
        row ->
            new Bound(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                Halts.State.valueOf(row.getString(6)),
                instant(row, 7),
                Objects.requireNonNull(instant(row, 8))));
  }

  @Override
  public List<Decided> decisions(Collection<String> modelVersions) {
    return all(
        """
        select distinct on (model_version, stage) model_version, decision, request, stage, outcome, as_committed,
          valid_until, recorded_at
        from oversight.gate_decision where model_version = any (?)
        order by model_version, stage, position desc
        """,
        statement -> texts(statement, 1, modelVersions),
        row ->
            new Decided(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                Stage.valueOf(row.getString(4)),
                Outcome.valueOf(row.getString(5)),
                Outcome.valueOf(row.getString(6)),
                instant(row, 7),
                Objects.requireNonNull(instant(row, 8))));
  }

  @Override
  public List<Independent> independent(Collection<String> labs, Collection<String> modelVersions) {
    return all(
        """
        select distinct on (1, 2) f.body ->> 'modelVersion', x ->> 'thresholdKey', f.id, f.owner_org,
          x ->> 'conclusion', f.valid_from
        from ledger.fact f cross join lateral jsonb_array_elements(f.body -> 'findings') x
        where f.kind = 'EVALUATION_COMPLETED' and f.lab = any (?) and f.owner_org <> f.lab
          and f.body ->> 'modelVersion' = any (?)
        order by 1, 2, f.position desc
        """,
        statement -> {
          texts(statement, 1, labs);
          texts(statement, 2, modelVersions);
        },
        row ->
            new Independent(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                Conclusion.valueOf(row.getString(5)),
                Objects.requireNonNull(instant(row, 6))));
  }

  private static Conditions conditions(Filter filter) {
    var determined =
        new Conditions()
            .and("d.threshold_key = ?", filter.thresholdKey())
            .and("d.domain = ?", filter.domain() == null ? null : filter.domain().name())
            .and("d.latched = ?", filter.latched());
    return new Conditions()
        .and("v.lab = ?", filter.lab())
        .and("v.model = ?", filter.model())
        .and("v.id = ?", filter.modelVersion())
        .and(IS_HALTED, filter.halted())
        .andAny(DETERMINED, determined, NEWEST_OF_IT);
  }

  private static void texts(PreparedStatement statement, int at, Collection<String> values)
      throws SQLException {
    statement.setArray(at, statement.getConnection().createArrayOf("text", values.toArray()));
  }

  private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
    var at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
