package dev.countersign.transparency.tree;

import dev.countersign.proofs.merkle.Subtree;
import dev.countersign.proofs.merkle.SubtreeProofs;
import jakarta.inject.Singleton;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** The log's tables, in plain SQL: every statement here is part of an order that must be seen. */
@Singleton
public class TreeRows extends Rows implements SubtreeProofs.Subtrees, SubtreeProofs.Fetcher {
  private static final String SETTLED_AND_NOT_IN =
      """
       ledger.outbox o
      where o.position < ledger.settled_position()
        and o.position > coalesce(
          (select e.position from transparency.entry e order by e.log_index desc limit 1),
          '00000000-0000-0000-0000-000000000000'::uuid)
      """;

  private static final String PUBLISHED =
      """
      select c.size, c.root, c.note || coalesce(
        (select string_agg(w.line, '' order by w.witness) from transparency.cosignature w
         where w.size = c.size), '')
      from transparency.checkpoint c
      """;

  TreeRows(DataSource dataSource) {
    super(dataSource);
  }

  /** How large the tree is, and its root. */
  public record Head(long size, byte[] root) {}

  /** A leaf that waits to be taken in. */
  public record Waiting(UUID position, byte[] leaf) {}

  /** A full subtree with its hash. */
  public record Node(int level, long index, byte[] hash) {}

  /** What the log has committed itself to, with the cosignatures that it has. */
  public record Published(long size, byte[] root, String note) {}

  /** True if this transaction now sequences; false if another one does. */
  public boolean tryToSequence() {
    return one("select pg_try_advisory_xact_lock(4, 0)", s -> {}, row -> row.getBoolean(1))
        .orElse(false);
  }

  public Head head() {
    return one(
            "select size, root from transparency.tree",
            s -> {},
            row -> new Head(row.getLong(1), row.getBytes(2)))
        .orElseThrow();
  }

  /** The next settled leaves behind the last one taken in, in their order. */
  public List<Waiting> waiting(int limit) {
    return all(
        "select o.position, o.leaf from" + SETTLED_AND_NOT_IN + "order by o.position limit ?",
        s -> s.setInt(1, limit),
        row -> new Waiting(row.getObject(1, UUID.class), row.getBytes(2)));
  }

  public long countWaiting() {
    return one("select count(*) from" + SETTLED_AND_NOT_IN, s -> {}, row -> row.getLong(1))
        .orElseThrow();
  }

  // One statement with arrays: a statement a row would cost PostgreSQL several times as much.
  public void insertEntries(long firstIndex, List<Waiting> leaves, List<byte[]> leafHashes) {
    run(
        """
        insert into transparency.entry (log_index, position, leaf, leaf_hash)
        select ? + place - 1, position, leaf, leaf_hash
        from unnest(?::uuid[], ?::bytea[], ?::bytea[])
          with ordinality as e (position, leaf, leaf_hash, place)
        """,
        s -> {
          var connection = s.getConnection();
          s.setLong(1, firstIndex);
          s.setArray(
              2,
              connection.createArrayOf("uuid", leaves.stream().map(Waiting::position).toArray()));
          s.setArray(3, connection.createArrayOf("bytea", bytes(leaves, Waiting::leaf)));
          s.setArray(4, connection.createArrayOf("bytea", bytes(leafHashes, hash -> hash)));
          s.execute();
        });
  }

  public void insertSubtrees(List<Node> subtrees) {
    run(
        """
        insert into transparency.node (level, index, hash)
        select * from unnest(?::smallint[], ?::bigint[], ?::bytea[])
        """,
        s -> {
          var connection = s.getConnection();
          s.setArray(
              1,
              connection.createArrayOf(
                  "int2", subtrees.stream().map(node -> (short) node.level()).toArray()));
          s.setArray(
              2, connection.createArrayOf("int8", subtrees.stream().map(Node::index).toArray()));
          s.setArray(3, connection.createArrayOf("bytea", bytes(subtrees, Node::hash)));
          s.execute();
        });
  }

  private static <T> byte[][] bytes(List<T> all, Function<T, byte[]> part) {
    return all.stream().map(part).toArray(byte[][]::new);
  }

  /** Moves the head on; false if it is no longer where the batch began. */
  public boolean moveHead(Head from, Head to) {
    var moved = new int[1];
    run(
        "update transparency.tree set size = ?, root = ? where size = ? and root = ?",
        s -> {
          s.setLong(1, to.size());
          s.setBytes(2, to.root());
          s.setLong(3, from.size());
          s.setBytes(4, from.root());
          moved[0] = s.executeUpdate();
        });
    return moved[0] == 1;
  }

  @Override
  public byte[] hash(int level, long index) {
    return one(
            "select hash from transparency.node where level = ? and index = ?",
            s -> {
              s.setInt(1, level);
              s.setLong(2, index);
            },
            row -> row.getBytes(1))
        .orElseThrow(
            () -> new IllegalStateException("Subtree %d/%d is not there".formatted(level, index)));
  }

  @Override
  public Map<Subtree, byte[]> hashes(Set<Subtree> places) {
    var levels = places.stream().map(place -> (Object) place.level()).toArray();
    var indexes = places.stream().map(place -> (Object) place.index()).toArray();
    return all(
            """
            select n.level, n.index, n.hash
            from unnest(?::smallint[], ?::bigint[]) as p (level, index)
              join transparency.node n using (level, index)
            """,
            s -> {
              s.setArray(1, s.getConnection().createArrayOf("int4", levels));
              s.setArray(2, s.getConnection().createArrayOf("int8", indexes));
            },
            row -> Map.entry(new Subtree(row.getInt(1), row.getLong(2)), row.getBytes(3)))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** Hashes of one level, in their order. */
  public List<byte[]> hashes(int level, long first, int count) {
    return all(
        "select hash from transparency.node where level = ? and index >= ? and index < ? order by index",
        s -> {
          s.setInt(1, level);
          s.setLong(2, first);
          s.setLong(3, first + count);
        },
        row -> row.getBytes(1));
  }

  /** Leaves, in their order. */
  public List<byte[]> leaves(long first, int count) {
    return all(
        """
        select leaf from transparency.entry where log_index >= ? and log_index < ? order by log_index
        """,
        s -> {
          s.setLong(1, first);
          s.setLong(2, first + count);
        },
        row -> row.getBytes(1));
  }

  public Optional<Published> newestCheckpoint() {
    return one(
        PUBLISHED + "order by c.size desc limit 1",
        s -> {},
        row -> new Published(row.getLong(1), row.getBytes(2), row.getString(3)));
  }

  /** When the newest checkpoint was published. */
  public Optional<OffsetDateTime> newestPublishedAt() {
    return one(
        "select published_at from transparency.checkpoint order by size desc limit 1",
        s -> {},
        row -> row.getObject(1, OffsetDateTime.class));
  }

  public Optional<Published> checkpointOf(long size) {
    return one(
        PUBLISHED + "where c.size = ?",
        s -> s.setLong(1, size),
        row -> new Published(row.getLong(1), row.getBytes(2), row.getString(3)));
  }

  public void insertCheckpoint(Published published, OffsetDateTime at) {
    run(
        """
        insert into transparency.checkpoint (size, root, note, published_at) values (?, ?, ?, ?)
        on conflict (size) do nothing
        """,
        s -> {
          s.setLong(1, published.size());
          s.setBytes(2, published.root());
          s.setString(3, published.note());
          s.setObject(4, at);
          s.execute();
        });
  }
}
