package dev.countersign.oversight.proof.persistence;

import dev.countersign.domain.codec.FactCodec;
import dev.countersign.oversight.platform.persistence.Sql;
import dev.countersign.oversight.proof.ProofRows;
import dev.countersign.proofs.commitment.Leaf;
import dev.countersign.proofs.digest.Sha256;
import dev.countersign.proofs.json.JsonReader;
import dev.countersign.proofs.merkle.SubtreeProofs;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

@Singleton
class JdbcProofRows extends Sql implements ProofRows {
  JdbcProofRows(DataSource dataSource) {
    super(dataSource);
  }

  @Override
  public List<UUID> chain(String subject, long upTo) {
    return all(
        "select position from ledger.chain where subject = ? and number <= ? order by number",
        statement -> {
          statement.setString(1, subject);
          statement.setLong(2, upTo);
        },
        row -> row.getObject(1, UUID.class));
  }

  @Override
  public List<Logged> logged(Collection<UUID> positions) {
    return all(
        """
        select f.position, f.body, s.salt, coalesce(e.log_index, -1), e.leaf
        from ledger.fact f join ledger.salt s using (position)
          left join transparency.entry e using (position)
        where f.position = any (?) order by f.position
        """,
        statement ->
            statement.setArray(
                1, statement.getConnection().createArrayOf("uuid", positions.toArray())),
        row ->
            new Logged(
                row.getObject(1, UUID.class),
                FactCodec.ofJson(JsonReader.readObject(row.getString(2))),
                row.getBytes(3),
                row.getLong(4),
                row.getBytes(5) == null ? null : Leaf.parse(row.getBytes(5))));
  }

  @Override
  public Optional<Signed> checkpoint() {
    return one(
        "select size, note from transparency.checkpoint order by size desc limit 1",
        statement -> {},
        row -> new Signed(row.getLong(1), row.getString(2)));
  }

  @Override
  public Map<Long, List<byte[]>> inclusion(Collection<Long> indexes, long size) {
    // Asked for one by one, a bundle would take thousands of statements: first see which are
    // needed.
    var needed = new LinkedHashSet<Place>();
    var dry =
        new SubtreeProofs(
            (level, index) -> {
              needed.add(new Place(level, index));
              return new byte[Sha256.LENGTH];
            });
    indexes.forEach(index -> dry.inclusion(index, size));
    var hashes = hashes(needed);
    var proofs =
        new SubtreeProofs(
            (level, index) -> Objects.requireNonNull(hashes.get(new Place(level, index))));
    var found = new HashMap<Long, List<byte[]>>();
    indexes.forEach(index -> found.put(index, proofs.inclusion(index, size)));
    return found;
  }

  /** A full subtree of the log. */
  private record Place(int level, long index) {}

  private Map<Place, byte[]> hashes(Collection<Place> places) {
    var found = new HashMap<Place, byte[]>();
    var rows =
        all(
            """
            select n.level, n.index, n.hash
            from unnest(?::smallint[], ?::bigint[]) as p (level, index)
              join transparency.node n using (level, index)
            """,
            statement -> {
              var connection = statement.getConnection();
              var levels = new ArrayList<Integer>();
              var indexes = new ArrayList<Long>();
              places.forEach(
                  place -> {
                    levels.add(place.level());
                    indexes.add(place.index());
                  });
              statement.setArray(1, connection.createArrayOf("int4", levels.toArray()));
              statement.setArray(2, connection.createArrayOf("int8", indexes.toArray()));
            },
            row -> Map.entry(new Place(row.getInt(1), row.getLong(2)), row.getBytes(3)));
    rows.forEach(row -> found.put(row.getKey(), row.getValue()));
    return found;
  }
}
