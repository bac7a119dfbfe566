package dev.countersign.domain.gate;

import dev.countersign.domain.fact.FactHeader;
import dev.countersign.domain.fact.Position;
import dev.countersign.domain.gate.Crossings.Crossing;
import dev.countersign.domain.history.Attestations.Counted;
import dev.countersign.domain.history.Evaluations.Accepted;
import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.proofs.digest.Sha256;
import dev.countersign.proofs.json.CanonicalJson;
import dev.countersign.proofs.json.JsonValue;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The facts that a decision rests on, by position. Whoever has these alone comes to the same
 * decision, byte for byte.
 */
final class Pins {
  private final Case facts;
  private final Set<Position> positions = new TreeSet<>();
  private final Set<String> pinned = new HashSet<>();

  Pins(Case facts) {
    this.facts = facts;
  }

  /** Every fact that is of this thing. */
  void thing(@Nullable String id) {
    if (id != null && pinned.add(id)) {
      facts.history().headersOf(id).map(FactHeader::position).forEach(positions::add);
    }
  }

  void things(Collection<String> ids) {
    ids.forEach(this::thing);
  }

  /** True if the facts that are of this thing are pinned. */
  boolean holds(String id) {
    return pinned.contains(id);
  }

  /** A version with all that it comes from. */
  void lineage(ModelVersionId version) {
    facts.lineage().ancestorsOf(version).forEach(above -> thing(above.value()));
  }

  void evaluation(Accepted evaluation) {
    thing(evaluation.id().value());
    evaluation.completed().evidence().forEach(evidence -> thing(evidence.value()));
  }

  /** A crossing by itself or by another, and whatever undoes it. */
  void crossing(Crossing crossing) {
    evaluation(crossing.evaluation());
    lineage(crossing.on());
  }

  void attestation(Counted attestation) {
    var id = attestation.received().attestation();
    thing(id.value());
    attestation.received().restsOn().forEach(evidence -> thing(evidence.value()));
    facts.attestations().successors(id).forEach(successor -> thing(successor.value()));
  }

  List<Position> positions() {
    return List.copyOf(positions);
  }

  /** SHA-256 of the canonical list of positions, lower-case hex. */
  static String digest(List<Position> positions) {
    var texts = positions.stream().map(p -> JsonValue.string(p.toString())).toList();
    return Sha256.hex(CanonicalJson.bytes(JsonValue.array(texts)));
  }
}
