package dev.countersign.oversight.proof.persistence;

import dev.countersign.domain.codec.FactCodec;
import dev.countersign.oversight.platform.persistence.Sql;
import dev.countersign.oversight.proof.ProofRows;
import dev.countersign.proofs.commitment.Leaf;
import dev.countersign.proofs.json.JsonReader;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

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
  public List<UUID> register(UUID upTo) {
    return all(
        """
        select position from ledger.fact
        where lab is null and position <= ? and kind in ('ORGANISATION_REGISTERED',
          'ORGANISATION_APPROVED', 'OWNERSHIP_RECORDED', 'OWNERSHIP_APPROVED',
          'CALENDAR_REGISTERED', 'CALENDAR_APPROVED', 'RULES_ADOPTED')
        order by position
        """,
        statement -> statement.setObject(1, upTo),
        row -> row.getObject(1, UUID.class));
  }

  @Override
  public List<UUID> rules(UUID upTo) {
    return all(
        "select position from ledger.fact where kind = 'RULES_ADOPTED' and position <= ? order by position",
        statement -> statement.setObject(1, upTo),
        row -> row.getObject(1, UUID.class));
  }

  @Override
  public Optional<Logged> newest(String subject, long size) {
    return one(
            """
            select c.position from ledger.chain c join transparency.entry e using (position)
            where c.subject = ? and e.log_index < ? order by c.number desc limit 1
            """,
            statement -> {
              statement.setString(1, subject);
              statement.setLong(2, size);
            },
            row -> row.getObject(1, UUID.class))
        .flatMap(position -> logged(List.of(position)).stream().findFirst());
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
  public boolean supervises(String lab) {
    return one(
            """
            select 1 from ledger.sight s where s.lab = ? and s.basis = 'JURISDICTION'
              and s.from_at <= ledger.viewer_now() and ledger.viewer_now() < s.until_at
            """,
            statement -> statement.setString(1, lab),
            row -> true)
        .isPresent();
  }

  @Override
  public @Nullable Set<String> domainsInSight(UUID position) {
    var domains = new TreeSet<String>();
    boolean any = false;
    for (var covered : engagements(position)) {
      any |= covered.isEmpty();
      domains.addAll(covered);
    }
    return any ? null : domains;
  }

  /** The domains of each engagement whose other dimensions cover the fact; none means any. */
  private List<Set<String>> engagements(UUID position) {
    return all(
        """
        select s.domains from ledger.fact f join ledger.sight s on s.lab = f.lab
        where f.position = ? and s.basis = 'ENGAGEMENT'
          and s.from_at <= ledger.viewer_now() and ledger.viewer_now() < s.until_at
          and (s.models is null or f.lineage is null or f.lineage && s.models)
        """,
        statement -> statement.setObject(1, position),
        row -> row.getArray(1) == null ? Set.of() : Set.of((String[]) row.getArray(1).getArray()));
  }

  @Override
  public Map<String, Set<String>> deployedModels() {
    return all(
            """
            select f.lab, d.subject from ledger.disclosure d join ledger.fact f using (position)
            where d.stage = 'DEPLOYED' and f.lab is not null order by f.lab
            """,
            statement -> {},
            row -> Map.entry(row.getString(1), row.getString(2)))
        .stream()
        .collect(
            Collectors.groupingBy(
                Map.Entry::getKey,
                LinkedHashMap::new,
                Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));
  }
}
