package dev.countersign.oversight.organisation.persistence;

import dev.countersign.oversight.organisation.KnownKeys;
import dev.countersign.oversight.platform.persistence.Sql;
import dev.countersign.proofs.signature.PublicKey;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.sql.DataSource;

@Singleton
class JdbcKnownKeys extends Sql implements KnownKeys {
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

  JdbcKnownKeys(DataSource dataSource) {
    super(dataSource);
  }

  @Override
  public void queue(PublicKey key) {
    // Two keys of one number wait for each other in vain, and no more.
    int number = HexFormat.fromHexDigits(key.fingerprint(), 0, 8);
    run(
        "select pg_advisory_xact_lock(5, ?)",
        statement -> {
          statement.setInt(1, number);
          statement.execute();
        });
  }

  @Override
  public boolean has(PublicKey key) {
    // The index by kind leads to the keys. One by their text would not be used: row-level security
    // comes before whatever looks into a body.
    return one(
            """
            select 1 from ledger.fact
            where kind = 'SIGNING_KEY_REGISTERED' and body ->> 'publicKey' = any (?) limit 1
            """,
            statement -> bind(statement, texts(key)),
            row -> true)
        .isPresent();
  }

  private static void bind(PreparedStatement statement, List<String> texts)
      throws java.sql.SQLException {
    statement.setArray(1, statement.getConnection().createArrayOf("text", texts.toArray()));
  }

  /**
   * Every text that is this key. It is registered by one of them today; others, without padding or
   * with bits set that stand for nothing, may be on record from before.
   */
  static List<String> texts(PublicKey key) {
    var text = Base64.getEncoder().encodeToString(key.spki());
    int end = text.indexOf('=');
    if (end < 0) {
      return List.of(text);
    }
    int spare = text.length() - end == 2 ? 16 : 4;
    int last = ALPHABET.indexOf(text.charAt(end - 1));
    var texts = new ArrayList<String>();
    for (int bits = 0; bits < spare; bits++) {
      var unpadded = text.substring(0, end - 1) + ALPHABET.charAt(last + bits);
      texts.add(unpadded + text.substring(end));
      texts.add(unpadded);
    }
    return texts;
  }
}
