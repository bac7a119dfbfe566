package dev.countersign.oversight.policy.persistence;

import dev.countersign.domain.codec.RecordReader;
import dev.countersign.domain.policy.Commitment;
import dev.countersign.oversight.platform.Page;
import dev.countersign.oversight.platform.Page.Row;
import dev.countersign.oversight.platform.Window;
import dev.countersign.oversight.platform.persistence.Sql;
import dev.countersign.oversight.policy.Commitments;
import dev.countersign.proofs.json.JsonReader;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Reads commitments from the versions' own facts. A row's place is that of the version's
 * publication with the commitment's number in it: the first 12 bytes are epoch and transaction,
 * then 2 bytes of the fact's row and 2 of the commitment's.
 */
@Singleton
class JdbcCommitments extends Sql implements Commitments {
  /** Of each document the version that took effect last, if it was not repealed by then. */
  private static final String IN_FORCE =
      """
      with asked as (select ?::timestamptz as at, ?::text as lab, ?::text as key, ?::text as kind, ?::text as force),
      published as (
        select p.id, p.position, p.lab, p.body ->> 'document' as document,
          greatest(p.recorded_at, (d.body ->> 'effectiveFrom')::timestamptz) as from_at,
          (select min(r.recorded_at) from ledger.fact r
            where r.id = p.id and r.kind = 'POLICY_VERSION_REPEALED') as repealed_at
        from asked
          join ledger.fact p on p.kind = 'POLICY_VERSION_PUBLISHED' and (asked.lab is null or p.lab = asked.lab)
          join ledger.fact d on d.id = p.id and d.kind = 'POLICY_VERSION_DRAFTED'),
      newest as (
        select distinct on (document) published.* from published, asked
        where from_at <= asked.at and (repealed_at is null or repealed_at >= from_at)
        order by document, from_at desc, position desc),
      found as (
        select n.id, n.document, n.lab, c.body,
          (left(n.position::text, 28) || lpad(to_hex((('x' || right(n.position::text, 8))::bit(32)::int << 16) + c.number::int), 8, '0'))::uuid as place
        from asked, newest n
          join ledger.fact d on d.id = n.id and d.kind = 'POLICY_VERSION_DRAFTED',
          jsonb_array_elements(d.body -> 'policy' -> 'commitments') with ordinality as c (body, number)
        where (n.repealed_at is null or n.repealed_at > asked.at)
          and (asked.key is null or c.body ->> 'key' = asked.key)
          and (asked.kind is null or c.body ->> 'kind' = asked.kind)
          and (asked.force is null or c.body ->> 'force' = asked.force))
      """;

  JdbcCommitments(DataSource dataSource) {
    super(dataSource);
  }

  @Override
  public Page<InForce> page(Asked asked, Instant at, Window window) {
    var rows =
        all(
            IN_FORCE
                + """
                select id, document, lab, body, place from found
                where (?::uuid is null or place %s ?::uuid) and (?::uuid is null or place %s ?::uuid)
                order by place %s limit ?
                """
                    .formatted(
                        window.newestFirst() ? "<" : ">",
                        window.newestFirst() ? ">" : "<",
                        window.descending() ? "desc" : "asc"),
            statement -> {
              int next = bind(statement, asked, at);
              for (var bound : new @Nullable UUID[] {window.after(), window.before()}) {
                statement.setObject(next++, bound);
                statement.setObject(next++, bound);
              }
              statement.setInt(next, window.limit() + 1);
            },
            row ->
                new Row<>(
                    row.getObject("place", UUID.class),
                    new InForce(
                        row.getString("id"),
                        row.getString("document"),
                        row.getString("lab"),
                        RecordReader.read(
                            JsonReader.read(row.getString("body")), Commitment.class))));
    boolean more = rows.size() > window.limit();
    var page = more ? rows.subList(0, window.limit()) : rows;
    return new Page<>(
        window.fromEnd() ? page.reversed() : page,
        window.fromEnd() ? window.before() != null : more,
        window.fromEnd() ? more : window.after() != null);
  }

  @Override
  public int count(Asked asked, Instant at) {
    return one(
            IN_FORCE + "select count(*) from found",
            statement -> bind(statement, asked, at),
            row -> row.getInt(1))
        .orElse(0);
  }

  private static int bind(PreparedStatement statement, Asked asked, Instant at)
      throws SQLException {
    var kind = asked.kind();
    var force = asked.force();
    statement.setObject(1, at.atOffset(ZoneOffset.UTC));
    statement.setString(2, asked.lab());
    statement.setString(3, asked.key());
    statement.setString(4, kind == null ? null : kind.name());
    statement.setString(5, force == null ? null : force.name());
    return 6;
  }
}
