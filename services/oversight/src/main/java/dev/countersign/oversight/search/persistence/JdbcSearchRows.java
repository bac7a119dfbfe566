package dev.countersign.oversight.search.persistence;

import dev.countersign.oversight.platform.Page;
import dev.countersign.oversight.platform.Page.Row;
import dev.countersign.oversight.platform.Window;
import dev.countersign.oversight.platform.persistence.Sql;
import dev.countersign.oversight.search.SearchKind;
import dev.countersign.oversight.search.SearchRows;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A hit's place is its fact's, with the commitment's number in the last two bytes: the first 12
 * bytes are epoch and transaction, then 2 bytes of the fact's row.
 */
@Singleton
class JdbcSearchRows extends Sql implements SearchRows {
  private static final String FOUND =
      """
      with asked as (select websearch_to_tsquery('english', ?) as query, ?::text[] as kinds, ?::boolean as commitments,
        ?::text as lab),
      found as (
        select f.kind, f.id, f.lab, null::text as key, ledger.text_of(f.kind, f.body) as text, f.recorded_at, f.position,
          0::bigint as number
        from ledger.fact f, asked
        where f.kind = any (asked.kinds) and (asked.lab is null or f.lab = asked.lab)
          and f.words @@ asked.query and to_tsvector('english', ledger.text_of(f.kind, f.body)) @@ asked.query
        union all
        select 'COMMITMENT', d.id, d.lab, c.body ->> 'key', c.body ->> 'quote', d.recorded_at, d.position, c.number
        from ledger.fact d cross join lateral jsonb_array_elements(d.body -> 'policy' -> 'commitments') with ordinality as c (body, number), asked
        where asked.commitments and d.kind = 'POLICY_VERSION_DRAFTED' and (asked.lab is null or d.lab = asked.lab)
          and d.words @@ asked.query and to_tsvector('english', c.body ->> 'quote') @@ asked.query),
      placed as (
        select found.*, (left(position::text, 28)
          || lpad(to_hex((('x' || right(position::text, 8))::bit(32)::int << 16) + number::int), 8, '0'))::uuid as place
        from found)
      """;

  private static final String EXCERPT =
      "ts_headline('english', text, asked.query, 'StartSel=\"\", StopSel=\"\", MaxFragments=2, MaxWords=30')";

  JdbcSearchRows(DataSource dataSource) {
    super(dataSource);
  }

  @Override
  public boolean hasWords(String words) {
    return one(
            "select numnode(websearch_to_tsquery('english', ?)) > 0",
            statement -> statement.setString(1, words),
            row -> row.getBoolean(1))
        .orElse(false);
  }

  @Override
  public Page<Hit> page(Asked asked, Window window) {
    var rows =
        all(
            FOUND
                + """
                select kind, id, placed.lab, key, %s, recorded_at, place from placed, asked
                where (?::uuid is null or place %s ?::uuid) and (?::uuid is null or place %s ?::uuid)
                order by place %s limit ?
                """
                    .formatted(
                        EXCERPT,
                        window.newestFirst() ? "<" : ">",
                        window.newestFirst() ? ">" : "<",
                        window.descending() ? "desc" : "asc"),
            statement -> {
              int next = bind(statement, asked);
              for (var bound : new @Nullable UUID[] {window.after(), window.before()}) {
                statement.setObject(next++, bound);
                statement.setObject(next++, bound);
              }
              statement.setInt(next, window.limit() + 1);
            },
            row ->
                new Row<>(
                    row.getObject(7, UUID.class),
                    new Hit(
                        kind(row.getString(1)),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getObject(6, OffsetDateTime.class).toInstant())));
    boolean more = rows.size() > window.limit();
    var page = more ? rows.subList(0, window.limit()) : rows;
    return new Page<>(
        window.fromEnd() ? page.reversed() : page,
        window.fromEnd() ? window.before() != null : more,
        window.fromEnd() ? more : window.after() != null);
  }

  @Override
  public int count(Asked asked) {
    return one(
            FOUND + "select count(*) from placed",
            statement -> bind(statement, asked),
            row -> row.getInt(1))
        .orElse(0);
  }

  private static int bind(PreparedStatement statement, Asked asked) throws SQLException {
    statement.setString(1, asked.words());
    statement.setArray(
        2,
        statement
            .getConnection()
            .createArrayOf(
                "text",
                asked.kinds().stream().flatMap(kind -> kind.factKinds().stream()).toArray()));
    statement.setBoolean(3, asked.kinds().contains(SearchKind.COMMITMENT));
    statement.setString(4, asked.lab());
    return 5;
  }

  private static SearchKind kind(String factKind) {
    for (var kind : SearchKind.values()) {
      if (kind.factKinds().contains(factKind)) {
        return kind;
      }
    }
    return SearchKind.COMMITMENT;
  }
}
