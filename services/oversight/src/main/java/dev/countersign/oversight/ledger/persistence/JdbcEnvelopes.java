package dev.countersign.oversight.ledger.persistence;

import dev.countersign.oversight.ledger.Envelopes;
import dev.countersign.oversight.platform.persistence.Sql;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
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
  public Map<String, String> byDigest(Collection<String> digests) {
    var found = new TreeMap<String, String>();
    all(
            "select digest, envelope from oversight.envelope where digest = any (?)",
            statement ->
                statement.setArray(
                    1, statement.getConnection().createArrayOf("text", digests.toArray())),
            row -> Map.entry(row.getString(1), row.getString(2)))
        .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
    return found;
  }
}
