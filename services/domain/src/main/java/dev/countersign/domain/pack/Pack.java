package dev.countersign.domain.pack;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records put together for a report, part by part. It judges nothing that the rules did not. */
public record Pack(List<Section> sections) {
  public Pack {
    sections = List.copyOf(sections);
  }

  /** What a section is about. */
  public enum PackPart {
    MODEL,
    DECISIONS,
    EVALUATIONS,
    EVALUATORS,
    SAFEGUARDS,
    HALTS,
    CHANGES,
    DUTIES,
    STANDING,
    OVERDUE,
    CROSSINGS,
    EXCEPTIONS,
    REVIEWS,
    POLICIES,
    INCIDENTS,
    INQUIRIES,
    APPROVALS
  }

  /**
   * One statement.
   *
   * @param relatesTo the id of the thing on record that shows it; null if none does alone
   */
  public record Item(String sentence, @Nullable String relatesTo) {}

  /**
   * One part of the report.
   *
   * @param missing what belongs here, could be on record, and is not
   * @param toWrite what belongs here and no record holds
   */
  public record Section(
      PackPart part, List<Item> items, List<String> missing, List<String> toWrite) {
    public Section {
      items = List.copyOf(items);
      missing = List.copyOf(missing);
      toWrite = List.copyOf(toWrite);
    }
  }

  /** A section while it is put together. */
  static final class Draft {
    private final PackPart part;
    private final List<Item> items = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();
    private final List<String> toWrite = new ArrayList<>();

    Draft(PackPart part) {
      this.part = part;
    }

    Draft say(String sentence, @Nullable String relatesTo) {
      items.add(new Item(sentence, relatesTo));
      return this;
    }

    Draft miss(String what) {
      missing.add(what);
      return this;
    }

    Draft missIf(boolean isMissing, String what) {
      return isMissing ? miss(what) : this;
    }

    Draft leave(String what) {
      toWrite.add(what);
      return this;
    }

    boolean isEmpty() {
      return items.isEmpty();
    }

    Section section() {
      return new Section(part, items, missing, toWrite);
    }
  }
}
