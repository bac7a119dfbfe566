package dev.countersign.oversight.attestation.persistence;

import dev.countersign.oversight.attestation.Envelopes;
import dev.countersign.oversight.platform.persistence.Sql;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

@Singleton
class JdbcEnvelopes extends Sql implements Envelopes {
  JdbcEnvelopes(DataSource dataSource) {
    super(dataSource);
  }

  @Override
  public void keep(UUID position, String digest, String envelope) {
    run(
        "insert into oversight.envelope (position, digest, envelope) values (?, ?, ?)",
        statement -> {
          statement.setObject(1, position);
          statement.setString(2, digest);
          statement.setString(3, envelope);
          statement.execute();
        });
  }

  @Override
  public List<String> ofDigests(Collection<String> digests) {
    return all(
        "select distinct on (digest) envelope from oversight.envelope where digest = any (?) order by digest",
        statement ->
            statement.setArray(
                1, statement.getConnection().createArrayOf("text", digests.toArray())),
        row -> row.getString(1));
  }
}
