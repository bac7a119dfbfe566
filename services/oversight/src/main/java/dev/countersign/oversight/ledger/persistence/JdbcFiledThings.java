package dev.countersign.oversight.ledger.persistence;

import dev.countersign.oversight.ledger.Audience;
import dev.countersign.oversight.ledger.FiledThings;
import dev.countersign.oversight.ledger.Filing;
import dev.countersign.oversight.ledger.PublicWhen;
import dev.countersign.oversight.platform.persistence.Sql;
import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

@Singleton
class JdbcFiledThings extends Sql implements FiledThings {
  JdbcFiledThings(DataSource dataSource) {
    super(dataSource);
  }

  @Override
  public Optional<Filing> another(String thing, String owner, String lab) {
    return one(
        """
        select id, lab, owner_org, audience, public_when, parties, document, model, lineage, domains,
          evidence_class, array(select link ->> 'subject' from jsonb_array_elements(body -> 'subjects') as link
            where link ->> 'subject' like 'version:%') as versions
        from ledger.fact where id = ? and lab = ? order by position limit 1
        """,
        statement -> {
          statement.setString(1, thing);
          statement.setString(2, lab);
        },
        row -> filing(row, owner));
  }

  private static Filing filing(ResultSet row, String owner) throws SQLException {
    var lab = row.getString("lab");
    var filing =
        Filing.as(row.getString("id"), owner, lab, Audience.valueOf(row.getString("audience")))
            .parties(
                Stream.concat(
                        texts(row.getArray("parties")).stream(),
                        Stream.of(row.getString("owner_org")))
                    .filter(party -> !party.equals(lab))
                    .distinct()
                    .toList());
    if (row.getString("public_when") != null) {
      filing = filing.publicWhen(PublicWhen.valueOf(row.getString("public_when")));
    }
    if (row.getString("document") != null) {
      filing = filing.document(row.getString("document"));
    }
    if (row.getString("evidence_class") != null) {
      filing = filing.evidenceClass(row.getString("evidence_class"));
    }
    if (row.getString("model") != null) {
      filing = filing.model(row.getString("model"), Set.copyOf(texts(row.getArray("lineage"))));
    }
    // What is said of a thing stands on the chains of the versions that the thing is about.
    for (var version : texts(row.getArray("versions"))) {
      filing = filing.subject(version);
    }
    return row.getArray("domains") == null
        ? filing
        : filing.domains(Set.copyOf(texts(row.getArray("domains"))));
  }

  private static List<String> texts(@Nullable Array array) throws SQLException {
    return array == null ? List.of() : List.of((String[]) array.getArray());
  }
}
