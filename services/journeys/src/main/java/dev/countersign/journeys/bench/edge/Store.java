package dev.countersign.journeys.bench.edge;

import dev.countersign.database.Migration;
import dev.countersign.local.Parts;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A database of the bench's own, with a record of fifty labs as large as is asked for. */
final class Store implements AutoCloseable {
  static final String NOW = "2026-10-01T00:00:00Z";
  private static final int AT_ONCE = 50_000;

  /** Every lab's things lie among those of all others, as they do where all file every day. */
  private static final String LAY_DOWN =
      """
      insert into ledger.fact (position, id, kind, schema_version, owner_org, lab, audience, model, lineage,
        domains, evidence_class, valid_from, recorded_at, body, commitment)
      select ledger.position_of(1, ?::text::xid8, i::integer), ? || lpad(to_hex(i), 32, '0'), ?, 1, lab, lab,
        'SUPERVISED', ?, ?, ?, ?, '2026-05-01Z', '2026-05-01Z',
        replace(replace(replace(?, '%2$s', i::text), '%3$s', lpad(to_hex(i), 32, '0')), '%4$s', lab)::jsonb,
        decode(repeat('00', 32), 'hex')
      from (select i, case i %% 50 when 0 then 'org_aurelia' when 1 then 'org_borealis'
          else 'org_lab' || i %% 50 end as lab
        from generate_series(?::bigint, ?::bigint) i) row
      """
          .formatted("", Template.ROW, Template.DIGITS, Template.LAB);

  private final Parts parts;
  private final String name;
  private final Connection administrator;

  Store(Parts parts, String prefix) throws SQLException {
    this.parts = parts;
    this.name = parts.freshDatabase(prefix);
    Migration.migrate(parts.postgresUrl(name), Map.of());
    this.administrator = DriverManager.getConnection(parts.postgresUrl(name));
  }

  String address() {
    return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(parts.postgresPort(), name);
  }

  /** Fills it as if it had been written long ago. */
  Store filled(int evidence) throws SQLException {
    // All at once, as a rebuild would: row by row takes the square of the time.
    run("set session_replication_role = replica");
    layDown(Template.evidence(), evidence, 900);
    layDown(Template.evaluation(), evidence / 10, 901);
    layDown(Template.halt(), evidence / 50, 902);
    run("set session_replication_role = origin");
    run("analyze ledger.fact");
    run(
        "select oversight.project('00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff')");
    return supervised();
  }

  /** One regulator supervises one half of the labs, another the other half. */
  Store supervised() throws SQLException {
    run(
        """
        insert into ledger.sight (viewer, lab, basis, source, evidence_classes, from_at)
        select case when i % 2 = 0 then 'org_eu-ai-office' else 'org_cal-oes' end,
          case i when 0 then 'org_aurelia' when 1 then 'org_borealis' else 'org_lab' || i end,
          'JURISDICTION', 'jurisdiction', array['PUBLIC', 'CONFIDENTIAL', 'RESTRICTED'], '2026-01-01Z'
        from generate_series(0, 49) i
        """);
    run("vacuum analyze");
    run("checkpoint");
    return this;
  }

  private void layDown(Template template, int rows, int transaction) throws SQLException {
    try (var insert = administrator.prepareStatement(LAY_DOWN)) {
      for (int from = 1; from <= rows; from += AT_ONCE) {
        insert.setString(1, String.valueOf(transaction));
        insert.setString(2, template.prefix());
        insert.setString(3, template.kind());
        insert.setString(4, template.model());
        insert.setArray(5, array(template.model()));
        insert.setArray(6, array(template.domain()));
        insert.setString(7, template.evidenceClass());
        insert.setString(8, template.body(transaction));
        insert.setLong(9, from);
        insert.setLong(10, Math.min(rows, from + AT_ONCE - 1));
        insert.execute();
      }
    }
  }

  private java.sql.@Nullable Array array(@Nullable String only) throws SQLException {
    return only == null ? null : administrator.createArrayOf("text", new String[] {only});
  }

  /** Opens a halt of this lab now, in a transaction of its own, as the service would. */
  void openHalt(String lab, int number) throws SQLException {
    try (var insert =
        administrator.prepareStatement(
            """
            insert into ledger.fact (position, id, kind, schema_version, owner_org, lab, audience, model,
              lineage, domains, valid_from, recorded_at, body, commitment)
            select ledger.position_of(ledger.current_epoch(), pg_current_xact_id(), 1), ? || lpad(to_hex(?), 32, '0'),
              'HALT_OPENED', 1, 'org_countersign', ?, 'SUPERVISED', 'mdl_1', '{mdl_1}', '{CYBER}', '2026-05-01Z',
              '2026-05-01Z', replace(replace(replace(replace(?, '-%1$s-', '-' || pg_current_xact_id()::text || '-'),
                '%2$s', '1'), '%3$s', lpad(to_hex(?), 32, '0')), '%4$s', ?)::jsonb,
              decode(repeat('00', 32), 'hex')
            """
                .formatted(902, Template.ROW, Template.DIGITS, Template.LAB))) {
      insert.setString(1, Template.halt().prefix());
      insert.setInt(2, number);
      insert.setString(3, lab);
      insert.setString(4, Template.halt().body(902));
      insert.setInt(5, number);
      insert.setString(6, lab);
      insert.execute();
    }
  }

  /** Takes row-level security away, to see what it costs: on this database alone, never in use. */
  Store withoutRowSecurity() throws SQLException {
    run(
        """
        do $$
        declare
          t record;
        begin
          for t in select oid::regclass as name from pg_class
                   where relrowsecurity and relnamespace::regnamespace::text in ('ledger', 'oversight') loop
            execute format('alter table %s disable row level security', t.name);
          end loop;
        end
        $$
        """);
    return this;
  }

  /** CPU time of what PostgreSQL does for the service on this database, in nanoseconds. */
  long cpu() {
    try (var statement = administrator.createStatement();
        var rows =
            statement.executeQuery(
                "select pid from pg_stat_activity where datname = current_database()"
                    + " and usename = 'countersign_oversight'")) {
      var pids = new ArrayList<Long>();
      while (rows.next()) {
        pids.add(rows.getLong(1));
      }
      return pids.stream().mapToLong(Cpu::of).sum();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What PostgreSQL's clock says. */
  String clock() {
    return one("select clock_timestamp()::text");
  }

  /** How many of the service's sessions have done anything since. */
  long sessionsUsedSince(String clock) {
    return Long.parseLong(
        one(
            "select count(*) from pg_stat_activity where datname = current_database() and usename ="
                + " 'countersign_oversight' and state_change > '%s'".formatted(clock)));
  }

  private String one(String sql) {
    try (var statement = administrator.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void run(String sql) throws SQLException {
    try (var statement = administrator.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws SQLException {
    administrator.close();
    parts.dropDatabase(name);
  }
}
