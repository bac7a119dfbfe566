package dev.countersign.verifier.verify;

import dev.countersign.domain.codec.DocumentProblemsException;
import dev.countersign.domain.codec.FactCodec;
import dev.countersign.domain.codec.Problem;
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
  private static final String NOT_SHOWN = "MISSING";

  private final List<Proven> all = new ArrayList<>();

  /**
   * A record that stands in the log.
   *
   * @param shown the fields that are shown of it
   * @param header what it begins with; null if too little is shown of it to be read
   * @param fact as the rules read it; null if too little is shown for that, or its form is not
   *     known
   */
  record Proven(
      long index,
      byte[] commitment,
      JsonObject shown,
      @Nullable FactHeader header,
      @Nullable RecordedFact fact) {

    /** True if its kind, a field or a word in it is a newer release's. */
    boolean isOfUnknownForm() {
      return header != null && fact == null;
    }
  }

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
      var header = proven.header();
      if (header != null) {
        if (!header.position().isAfter(position)) {
          findings.isFalse(
              "Entry %d was recorded before the one ahead of it.".formatted(entry.index()));
        }
        position = header.position();
      }
    }
  }

  private static Proven read(Entry entry, Findings findings) {
    var whole = entry.whole();
    var shown = whole == null ? opened(entry, findings) : whole.record();
    var filled = filled(shown);
    var commitment = entry.leaf().commitment();
    try {
      var fact = FactCodec.ofJson(filled);
      return new Proven(entry.index(), commitment, shown, fact.header(), fact);
    } catch (DocumentProblemsException e) {
      var header = headerOfUnknown(entry, filled, e, findings);
      return new Proven(entry.index(), commitment, shown, header, null);
    }
  }

  /** The header of a record whose form is not known yet, and says so; null if it is no such one. */
  private static @Nullable FactHeader headerOfUnknown(
      Entry entry, JsonObject filled, DocumentProblemsException ofAll, Findings findings) {
    boolean isWhole = entry.whole() != null;
    FactHeader header = null;
    var problems = ofAll;
    if (isNewer(ofAll, isWhole)) {
      try {
        header = FactCodec.headerOf(filled);
      } catch (DocumentProblemsException ofHeader) {
        problems = ofHeader;
      }
    }
    if (header != null || isWhole && isNewer(problems, true)) {
      findings.lacks(
          Result.OTHER_RULES,
          "The record of entry %d is of a form that this release does not know, and not read: %s"
              .formatted(entry.index(), problems.getMessage()));
    } else if (isWhole) {
      findings.isFalse(
          "The record of entry %d cannot be read: %s"
              .formatted(entry.index(), problems.getMessage()));
    }
    return header;
  }

  /** True if all that is wrong is that a kind, a field or a word is not known yet. */
  private static boolean isNewer(DocumentProblemsException e, boolean isWhole) {
    var codes = e.problems().stream().map(Problem::code).toList();
    return codes.stream().anyMatch(NOT_KNOWN::contains)
        && codes.stream()
            .allMatch(code -> NOT_KNOWN.contains(code) || !isWhole && code.equals(NOT_SHOWN));
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
    return headers()
        .filter(header -> header.id().equals(id) && header.lab() != null)
        .filter(header -> link(header, "lab:" + header.lab()).isPresent())
        .reduce((earlier, later) -> later);
  }

  /** The newest record on a lab's chain. */
  Optional<FactHeader> newestOf(@Nullable OrganisationId lab) {
    return headers()
        .filter(header -> link(header, "lab:" + lab).isPresent())
        .reduce((earlier, later) -> later);
  }

  private Stream<FactHeader> headers() {
    return all.stream().flatMap(proven -> Stream.ofNullable(proven.header()));
  }

  /** What records begin with whose form is not known, in order. */
  Stream<FactHeader> unknown() {
    return all.stream()
        .filter(Proven::isOfUnknownForm)
        .flatMap(proven -> Stream.ofNullable(proven.header()));
  }

  /**
   * The first record of which the rules would read more than this release can: what was stated
   * behind it may rest on that. A kind that is not known is none of these: rules that read it have
   * another number.
   */
  Optional<FactHeader> firstUnread() {
    return unknown()
        .filter(header -> FactCodec.KINDS.containsKey(header.kind()))
        .filter(header -> !header.kind().equals(Status.KIND))
        .findFirst();
  }

  /** What a header says of one chain. */
  static Optional<FactHeader.Subject> link(FactHeader header, String subject) {
    return header.subjects().stream().filter(s -> s.subject().equals(subject)).findFirst();
  }
}
