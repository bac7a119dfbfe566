package dev.countersign.oversight.ledger.persistence;

import dev.countersign.domain.codec.FactCodec;
import dev.countersign.domain.codec.Names;
import dev.countersign.domain.fact.Fact;
import dev.countersign.oversight.ledger.Followed;
import dev.countersign.oversight.platform.persistence.Sql;
import dev.countersign.proofs.json.JsonReader;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

@Singleton
class JdbcFollowed extends Sql implements Followed {
  JdbcFollowed(DataSource dataSource) {
    super(dataSource);
  }

  @Override
  public List<Placed> after(UUID position, List<Class<? extends Fact>> kinds, int limit) {
    return all(
        """
        select position, body from ledger.fact
        where kind = any (?) and position > ? and position < ledger.settled_position()
        order by position limit ?
        """,
        statement -> {
          statement.setArray(
              1,
              statement
                  .getConnection()
                  .createArrayOf(
                      "text",
                      kinds.stream()
                          .map(kind -> Names.upperSnake(kind.getSimpleName()))
                          .toArray()));
          statement.setObject(2, position);
          statement.setInt(3, limit);
        },
        row ->
            new Placed(
                row.getObject(1, UUID.class),
                FactCodec.ofJson(JsonReader.readObject(row.getString(2)))));
  }

  @Override
  public UUID settled() {
    return one(
            "select ledger.settled_position()",
            statement -> {},
            row -> row.getObject(1, UUID.class))
        .orElseThrow();
  }
}
