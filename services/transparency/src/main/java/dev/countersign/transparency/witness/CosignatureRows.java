package dev.countersign.transparency.witness;

import dev.countersign.transparency.tree.Rows;
import jakarta.inject.Singleton;
import java.time.OffsetDateTime;
import java.util.Optional;
import javax.sql.DataSource;

/** What witnesses have said, as it is published. */
@Singleton
class CosignatureRows extends Rows {
  CosignatureRows(DataSource dataSource) {
    super(dataSource);
  }

  /** The largest tree that this witness cosigned; 0 if it cosigned none. */
  long newestBy(String witness) {
    return one(
            "select max(size) from transparency.cosignature where witness = ?",
            s -> s.setString(1, witness),
            row -> row.getLong(1))
        .orElse(0L);
  }

  /** When any witness last cosigned. */
  Optional<OffsetDateTime> newest() {
    return one(
        "select cosigned_at from transparency.cosignature order by size desc, cosigned_at desc limit 1",
        s -> {},
        row -> row.getObject(1, OffsetDateTime.class));
  }

  void insert(long size, String witness, String line, OffsetDateTime at) {
    run(
        """
        insert into transparency.cosignature (size, witness, line, cosigned_at) values (?, ?, ?, ?)
        on conflict do nothing
        """,
        s -> {
          s.setLong(1, size);
          s.setString(2, witness);
          s.setString(3, line);
          s.setObject(4, at);
          s.execute();
        });
  }
}
