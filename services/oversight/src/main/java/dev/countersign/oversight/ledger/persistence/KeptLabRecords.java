package dev.countersign.oversight.ledger.persistence;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.countersign.domain.codec.FactCodec;
import dev.countersign.domain.fact.Position;
import dev.countersign.domain.fact.RecordedFact;
import dev.countersign.oversight.ledger.Entry;
import dev.countersign.oversight.ledger.LabRecords;
import dev.countersign.oversight.ledger.Positions;
import dev.countersign.oversight.platform.persistence.Sql;
import dev.countersign.proofs.json.JsonReader;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what is committed of each lab's record, which never changes, and reads only what came
 * behind it. What the asking transaction itself has written may yet be undone, and is not kept.
 */
@Singleton
class KeptLabRecords extends Sql implements LabRecords {
  private static final UUID BEFORE_ALL = new UUID(0, 0);

  private final Cache<String, List<RecordedFact>> kept;

  KeptLabRecords(
      DataSource dataSource,
      @ConfigProperty(name = "countersign.ledger.kept-facts", defaultValue = "200000")
          long keptFacts) {
    super(dataSource);
    kept =
        Caffeine.newBuilder()
            .maximumWeight(keptFacts)
            .weigher((String lab, List<RecordedFact> facts) -> facts.size())
            .build();
  }

  @Override
  public List<RecordedFact> of(Entry entry, String lab) {
    if (!entry.labs().contains(lab)) {
      throw new IllegalStateException("The record of %s without its ledger".formatted(lab));
    }
    var known = kept.get(lab, none -> List.of());
    var behind = behind(lab, known.isEmpty() ? null : known.getLast().header().position());
    if (behind.isEmpty()) {
      return known;
    }
    var all = new ArrayList<RecordedFact>(known.size() + behind.size());
    all.addAll(known);
    all.addAll(behind);
    long own = Positions.ofUuid(entry.lastPosition()).xid();
    int committed = all.size();
    while (committed > 0 && all.get(committed - 1).header().position().xid() == own) {
      committed--;
    }
    if (committed > known.size()) {
      kept.put(lab, List.copyOf(all.subList(0, committed)));
    }
    return all;
  }

  private List<RecordedFact> behind(String lab, @Nullable Position last) {
    // The outer row tells in any case who looks: nobody else is given what was kept.
    return all(
            """
            select ledger.viewer_org() = ?, f.body from (values (1)) as viewer
              left join ledger.fact f on f.lab = ? and f.position > ?
            order by f.position
            """,
            statement -> {
              statement.setString(1, lab);
              statement.setString(2, lab);
              statement.setObject(3, last == null ? BEFORE_ALL : Positions.toUuid(last));
            },
            row -> {
              if (!row.getBoolean(1)) {
                throw new IllegalStateException("Another viewer asks for the record of " + lab);
              }
              return java.util.Optional.ofNullable(row.getString(2))
                  .map(body -> FactCodec.ofJson(JsonReader.readObject(body)));
            })
        .stream()
        .flatMap(java.util.Optional::stream)
        .toList();
  }
}
