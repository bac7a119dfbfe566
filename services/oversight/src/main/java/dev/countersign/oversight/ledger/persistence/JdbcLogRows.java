package dev.countersign.oversight.ledger.persistence;

import dev.countersign.oversight.ledger.LogRows;
import dev.countersign.oversight.ledger.Step;
import dev.countersign.oversight.platform.persistence.Sql;
import dev.countersign.proofs.merkle.Subtree;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

@Singleton
class JdbcLogRows extends Sql implements LogRows {
  JdbcLogRows(DataSource dataSource) {
    super(dataSource);
  }

  @Override
  public List<Step> steps(Collection<String> ids) {
    return all(
        """
        select id, position, kind, owner_org, valid_from, recorded_at, lag_seconds from ledger.fact
        where id = any (?) and kind <> 'EVIDENCE_TICKET_ISSUED' order by position
        """,
        statement ->
            statement.setArray(1, statement.getConnection().createArrayOf("text", ids.toArray())),
        row ->
            new Step(
                row.getString(1),
                row.getObject(2, UUID.class),
                row.getString(3),
                row.getString(4),
                instant(row, 5),
                instant(row, 6),
                row.getObject(7, Long.class)));
  }

  @Override
  public Map<UUID, Entry> entries(Collection<UUID> positions) {
    return all(
            """
            select position, log_index, leaf_hash from transparency.entry where position = any (?)
            """,
            statement ->
                statement.setArray(
                    1, statement.getConnection().createArrayOf("uuid", positions.toArray())),
            row ->
                Map.entry(row.getObject(1, UUID.class), new Entry(row.getLong(2), row.getBytes(3))))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  @Override
  public long size() {
    return one(
            "select coalesce(max(log_index) + 1, 0) from transparency.entry",
            statement -> {},
            row -> row.getLong(1))
        .orElseThrow();
  }

  @Override
  public Optional<Checkpoint> newestCheckpoint() {
    return one(
        """
        select c.size, c.root, c.note || coalesce(
          (select string_agg(w.line, '' order by w.witness) from transparency.cosignature w
           where w.size = c.size), '')
        from transparency.checkpoint c order by c.size desc limit 1
        """,
        statement -> {},
        row -> new Checkpoint(row.getLong(1), row.getBytes(2), row.getString(3)));
  }

  @Override
  public Map<Subtree, byte[]> hashes(Set<Subtree> subtrees) {
    return all(
            """
            select n.level, n.index, n.hash
            from unnest(?::smallint[], ?::bigint[]) as wanted (level, index)
              join transparency.node n using (level, index)
            """,
            statement -> {
              var connection = statement.getConnection();
              statement.setArray(
                  1,
                  connection.createArrayOf(
                      "int2", subtrees.stream().map(s -> (short) s.level()).toArray()));
              statement.setArray(
                  2,
                  connection.createArrayOf(
                      "int8", subtrees.stream().map(Subtree::index).toArray()));
            },
            row -> Map.entry(new Subtree(row.getInt(1), row.getLong(2)), row.getBytes(3)))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  @Override
  public List<Standing> standings(String snapshot, @Nullable String lab) {
    return all(
        """
        select l.organisation, f.position, f.recorded_at, e.log_index + 1
        from ledger.ledger l
          cross join lateral (
            select position, recorded_at from ledger.fact
            where lab = l.organisation and ledger.is_in_snapshot(position, ?::pg_snapshot)
            order by position desc limit 1) f
          left join transparency.entry e on e.position = f.position
        where l.kind = 'LAB' and (?::text is null or l.organisation = ?)
        order by l.organisation
        """,
        statement -> {
          statement.setString(1, snapshot);
          statement.setString(2, lab);
          statement.setString(3, lab);
        },
        row ->
            new Standing(
                row.getString(1),
                row.getObject(2, UUID.class),
                instant(row, 3),
                row.getObject(4, Long.class)));
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
