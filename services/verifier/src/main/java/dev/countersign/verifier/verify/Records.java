package dev.countersign.verifier.verify;

import dev.countersign.domain.codec.DocumentProblemsException;
import dev.countersign.domain.codec.FactCodec;
import dev.countersign.domain.fact.Fact;
import dev.countersign.domain.fact.FactHeader;
import dev.countersign.domain.fact.Position;
import dev.countersign.domain.fact.RecordedFact;
import dev.countersign.domain.gate.GateFields;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.proofs.bundle.Bundle;
import dev.countersign.proofs.bundle.Bundle.Entry;
import dev.countersign.proofs.json.JsonValue;
import dev.countersign.proofs.json.JsonValue.JsonObject;
import dev.countersign.proofs.json.JsonValue.JsonString;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The records of a bundle whose proofs hold, as the rules read them, in the log's order. */
final class Records {
  private static final List<String> NOT_KNOWN = List.of("UNKNOWN_FIELD", "UNKNOWN_VALUE");

  private final List<Proven> all = new ArrayList<>();

  /**
   * A record that stands in the log.
   *
   * @param shown the fields that are shown of it
   * @param fact as the rules read it; null if too little is shown for that
   */
  record Proven(long index, byte[] commitment, JsonObject shown, @Nullable RecordedFact fact) {}

  /** Reads the records, and says of each what is false about it. */
  Records(Bundle bundle, long size, byte[] root, Findings findings) {
    long before = -1;
    var position = Position.FIRST;
    for (var entry : bundle.entries()) {
      entry.problem(size, root).ifPresent(findings::isFalse);
      if (entry.index() <= before) {
        findings.isFalse("Entry %d stands twice or out of order.".formatted(entry.index()));
      }
      before = entry.index();
      var proven = read(entry, findings);
      all.add(proven);
      var fact = proven.fact();
      if (fact != null) {
        if (!fact.header().position().isAfter(position)) {
          findings.isFalse(
              "Entry %d was recorded before the one ahead of it.".formatted(entry.index()));
        }
        position = fact.header().position();
      }
    }
  }

  private static Proven read(Entry entry, Findings findings) {
    var whole = entry.whole();
    var shown = whole == null ? opened(entry, findings) : whole.record();
    try {
      return new Proven(
          entry.index(), entry.leaf().commitment(), shown, FactCodec.ofJson(filled(shown)));
    } catch (DocumentProblemsException e) {
      if (whole != null && isNewer(e)) {
        findings.lacks(
            Result.OTHER_RULES,
            "The record of entry %d is of a form that this release does not know, and not read: %s"
                .formatted(entry.index(), e.getMessage()));
      } else if (whole != null) {
        findings.isFalse(
            "The record of entry %d cannot be read: %s".formatted(entry.index(), e.getMessage()));
      }
      return new Proven(entry.index(), entry.leaf().commitment(), shown, null);
    }
  }

  /** True if all that is wrong is that a kind, a field or a word is not known yet. */
  private static boolean isNewer(DocumentProblemsException e) {
    return e.problems().stream().allMatch(problem -> NOT_KNOWN.contains(problem.code()));
  }

  private static JsonObject opened(Entry entry, Findings findings) {
    var shown = new LinkedHashMap<String, JsonValue>();
    for (var opening : entry.openings()) {
      if (shown.put(opening.field(), opening.value()) != null) {
        findings.isFalse(
            "The field %s of entry %d is opened twice.".formatted(opening.field(), entry.index()));
      }
    }
    return new JsonObject(shown);
  }

  /** With what stands for withheld fields that no rule reads. */
  private static JsonObject filled(JsonObject shown) {
    var kind = shown.get("kind") instanceof JsonString(String name) ? name : "";
    var all = new LinkedHashMap<>(shown.members());
    GateFields.withheld(kind).ifPresent(neutral -> neutral.members().forEach(all::putIfAbsent));
    // Which chains it continues is not everyone's to see; without them it is a link of none.
    all.putIfAbsent("subjects", JsonValue.array(List.of()));
    return new JsonObject(all);
  }

  Stream<Proven> stream() {
    return all.stream();
  }

  /** What is shown of each record of a thing, in order. */
  List<JsonObject> about(String id) {
    return all.stream().map(Proven::shown).filter(record -> id.equals(record.text("id"))).toList();
  }

  /** All that the rules can read, in order. */
  List<RecordedFact> facts() {
    return all.stream().flatMap(proven -> Stream.ofNullable(proven.fact())).toList();
  }

  /** Records of a kind, in order. */
  <F extends Fact> Stream<Event<F>> facts(Class<F> kind) {
    return all.stream()
        .map(Proven::fact)
        .filter(fact -> fact != null && kind.isInstance(fact.fact()))
        .map(fact -> new Event<>(fact.header(), kind.cast(fact.fact())));
  }

  /** The first record of a kind that is of this thing. */
  <F extends Fact> Optional<Event<F>> first(Class<F> kind, String id) {
    return facts(kind).filter(event -> event.header().id().equals(id)).findFirst();
  }

  /** The newest record of a thing that continues a lab's chain. */
  Optional<FactHeader> last(String id) {
    return all.stream()
        .map(Proven::fact)
        .filter(fact -> fact != null && fact.header().id().equals(id))
        .map(RecordedFact::header)
        .filter(header -> header.lab() != null)
        .filter(header -> link(header, "lab:" + header.lab()).isPresent())
        .reduce((earlier, later) -> later);
  }

  /** The newest record on a lab's chain. */
  Optional<FactHeader> newestOf(@Nullable OrganisationId lab) {
    return all.stream()
        .map(Proven::fact)
        .filter(fact -> fact != null && link(fact.header(), "lab:" + lab).isPresent())
        .map(RecordedFact::header)
        .reduce((earlier, later) -> later);
  }

  /** What a header says of one chain. */
  static Optional<FactHeader.Subject> link(FactHeader header, String subject) {
    return header.subjects().stream().filter(s -> s.subject().equals(subject)).findFirst();
  }
}
