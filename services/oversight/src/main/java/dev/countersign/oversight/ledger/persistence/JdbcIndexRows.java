package dev.countersign.oversight.ledger.persistence;

import dev.countersign.oversight.ledger.IndexRows;
import dev.countersign.oversight.platform.persistence.Sql;
import dev.countersign.proofs.index.Head;
import dev.countersign.proofs.index.SparseMap;
import dev.countersign.proofs.index.Stood;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

@Singleton
class JdbcIndexRows extends Sql implements IndexRows {
  JdbcIndexRows(DataSource dataSource) {
    super(dataSource);
  }

  @Override
  public UUID settled() {
    return one(
            "select ledger.settled_position()",
            statement -> {},
            row -> row.getObject(1, UUID.class))
        .orElseThrow();
  }

  @Override
  public List<Map.Entry<byte[], byte[]>> heads(UUID before) {
    return all(
        "select place, number, commitment from ledger.index_heads(?)",
        statement -> statement.setObject(1, before),
        row -> Map.entry(row.getBytes(1), Head.value(row.getLong(2), row.getBytes(3))));
  }

  @Override
  public List<Map.Entry<byte[], byte[]>> standings(UUID before) {
    return all(
        "select place, status from ledger.index_standings(?)",
        statement -> statement.setObject(1, before),
        row -> Map.entry(row.getBytes(1), row.getString(2).getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  public Optional<Stood> stood(String attestation, String payloadDigest, UUID before) {
    var all = standings(before);
    var place = Stood.place(attestation, payloadDigest);
    return all.stream()
        .filter(standing -> Arrays.equals(standing.getKey(), place))
        .map(standing -> new String(standing.getValue(), StandardCharsets.UTF_8))
        .map(status -> new Stood(attestation, status, new SparseMap(all).prove(place)))
        .findFirst();
  }

  @Override
  public Head head(String subject, UUID before) {
    var key =
        one(
                "select key from ledger.subject_key where subject = ?",
                statement -> statement.setString(1, subject),
                row -> row.getBytes(1))
            .orElseThrow();
    var siblings = new SparseMap(heads(before)).prove(Head.place(key, subject));
    return one(
            """
            select number, commitment from ledger.chain
            where subject = ? and position < ? order by number desc limit 1
            """,
            statement -> {
              statement.setString(1, subject);
              statement.setObject(2, before);
            },
            row -> new Head(subject, key, row.getLong(1), row.getBytes(2), siblings))
        .orElseGet(() -> new Head(subject, key, 0, new byte[0], siblings));
  }
}
