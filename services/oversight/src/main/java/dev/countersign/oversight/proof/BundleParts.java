package dev.countersign.oversight.proof;

import dev.countersign.domain.codec.FactCodec;
import dev.countersign.oversight.ledger.LogRows;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.proof.ProofRows.Logged;
import dev.countersign.proofs.bundle.Bundle;
import dev.countersign.proofs.bundle.Bundle.Cut;
import dev.countersign.proofs.bundle.Bundle.Entry;
import dev.countersign.proofs.bundle.Bundle.Whole;
import dev.countersign.proofs.commitment.Commitment;
import dev.countersign.proofs.commitment.Leaf;
import dev.countersign.proofs.commitment.Opening;
import dev.countersign.proofs.index.Head;
import dev.countersign.proofs.index.Stood;
import dev.countersign.proofs.merkle.SubtreeProofs;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What goes into one bundle, gathered record by record. */
final class BundleParts {
  private final Map<Long, Part> parts = new TreeMap<>();
  private final List<Head> heads = new ArrayList<>();
  private final List<String> envelopes = new ArrayList<>();
  private final List<Stood> stood = new ArrayList<>();

  private record Part(Leaf leaf, @Nullable Whole whole, List<Opening> openings) {}

  /** Shows these records whole. */
  void whole(Collection<Logged> records) {
    for (var logged : records) {
      parts.put(
          index(logged),
          new Part(
              leaf(logged), new Whole(FactCodec.toJson(logged.fact()), logged.salt()), List.of()));
    }
  }

  /** Shows only some fields of a record. */
  void inPart(Logged logged, Predicate<String> shown) {
    var record = FactCodec.toJson(logged.fact());
    var commitment = Commitment.of(record, logged.salt());
    parts.putIfAbsent(
        index(logged),
        new Part(
            leaf(logged),
            null,
            record.members().keySet().stream().filter(shown).map(commitment::open).toList()));
  }

  void head(Head head) {
    heads.add(head);
  }

  void stood(Stood attestation) {
    stood.add(attestation);
  }

  void envelopes(Collection<String> handedIn) {
    envelopes.addAll(handedIn);
  }

  Bundle bundle(String about, Cut cut, List<String> thresholds, LogRows log) {
    var signed = log.newestCheckpoint().orElseThrow(BundleParts::notYetInTheLog);
    if (parts.keySet().stream().anyMatch(index -> index >= signed.size())) {
      throw notYetInTheLog();
    }
    var paths = paths(log, signed.size());
    var entries = new ArrayList<Entry>();
    parts.forEach(
        (index, part) ->
            entries.add(
                new Entry(
                    index,
                    paths.getOrDefault(index, List.of()),
                    part.leaf(),
                    part.whole(),
                    part.openings())));
    return new Bundle(about, cut, thresholds, signed.note(), entries, heads, envelopes, stood);
  }

  private Map<Long, List<byte[]>> paths(LogRows log, long size) {
    return SubtreeProofs.inOneFetch(
        log,
        proofs -> {
          var found = new HashMap<Long, List<byte[]>>();
          parts.keySet().forEach(index -> found.put(index, proofs.inclusion(index, size)));
          return found;
        });
  }

  private static long index(Logged logged) {
    if (logged.index() < 0) {
      throw notYetInTheLog();
    }
    return logged.index();
  }

  private static Leaf leaf(Logged logged) {
    if (logged.leaf() == null) {
      throw notYetInTheLog();
    }
    return logged.leaf();
  }

  static RefusedException notYetInTheLog() {
    return new RefusedException(
        "NOT_YET_LOGGED",
        "The log has not taken this in under a signed checkpoint yet. Ask again in a second.");
  }
}
