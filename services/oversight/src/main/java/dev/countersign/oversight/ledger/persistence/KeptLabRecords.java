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
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what is committed of each lab's ledger, which never changes, and reads only what came
 * behind it. What the asking transaction itself has written may yet be undone, and is not kept; nor
 * is what other ledgers hold of organisations, whose order with this one is the log's alone.
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
    var own = Positions.ofUuid(entry.lastPosition());
    var ledger = ledgerOf(lab, own.xid());
    var all = new ArrayList<RecordedFact>(ledger.size());
    var organisations = organisations();
    int next = 0;
    for (var fact : ledger) {
      while (next < organisations.size() && isBefore(organisations.get(next), fact)) {
        all.add(organisations.get(next++));
      }
      all.add(fact);
    }
    all.addAll(organisations.subList(next, organisations.size()));
    return all;
  }

  private static boolean isBefore(RecordedFact one, RecordedFact other) {
    return other.header().position().isAfter(one.header().position());
  }

  private List<RecordedFact> ledgerOf(String lab, long own) {
    var known = kept.get(lab, none -> List.of());
    var behind = behind(lab, known.isEmpty() ? null : known.getLast().header().position());
    if (behind.isEmpty()) {
      return known;
    }
    var all = new ArrayList<RecordedFact>(known.size() + behind.size());
    all.addAll(known);
    all.addAll(behind);
    int committed = all.size();
    while (committed > 0 && all.get(committed - 1).header().position().xid() == own) {
      committed--;
    }
    if (committed > known.size()) {
      kept.put(lab, List.copyOf(all.subList(0, committed)));
    }
    return all;
  }

  private List<RecordedFact> organisations() {
    return all(
        "select body from ledger.fact where %s order by position"
            .formatted(JdbcFacts.OF_ORGANISATIONS),
        statement -> {},
        row -> FactCodec.ofJson(JsonReader.readObject(row.getString(1))));
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
              return Optional.ofNullable(row.getString(2))
                  .map(body -> FactCodec.ofJson(JsonReader.readObject(body)));
            })
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }
}
