package dev.countersign.oversight.ledger.persistence;

import dev.countersign.oversight.ledger.IndexRows;
import dev.countersign.oversight.platform.persistence.Sql;
import dev.countersign.proofs.index.Head;
import dev.countersign.proofs.index.SparseMap;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
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
        """
        select k.subject, k.key, h.number, h.commitment
        from ledger.subject_key k cross join lateral (
          select c.number, c.commitment from ledger.chain c
          where c.subject = k.subject and c.position < ? order by c.number desc limit 1) h
        """,
        statement -> statement.setObject(1, before),
        row ->
            Map.entry(
                Head.place(row.getBytes(2), row.getString(1)),
                Head.value(row.getLong(3), row.getBytes(4))));
  }

  @Override
  public List<Map.Entry<byte[], byte[]>> standings(UUID before) {
    return all(
        """
        select distinct on (s.attestation) k.subject, k.key, s.status
        from ledger.standing s join ledger.subject_key k on k.subject = 'attestation:' || s.attestation
        where s.position < ? order by s.attestation, s.position desc
        """,
        statement -> statement.setObject(1, before),
        row ->
            Map.entry(
                Head.place(row.getBytes(2), row.getString(1)),
                row.getString(3).getBytes(StandardCharsets.UTF_8)));
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
