package dev.countersign.oversight.ledger;

import dev.countersign.domain.fact.Fact;
import dev.countersign.domain.fact.RecordedFact;
import dev.countersign.domain.history.History.Event;
import dev.countersign.oversight.platform.Page;
import dev.countersign.oversight.platform.Window;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The facts on record, as far as the viewer may see them. */
public interface Facts {

  /** The first fact of a kind that is of this thing. */
  <F extends Fact> Optional<Event<F>> first(Class<F> kind, String id);

  /** All facts of a kind that are of these things, in position order. */
  <F extends Fact> List<Event<F>> of(Class<F> kind, Collection<String> ids);

  /** One page of the facts that fit. */
  <F extends Fact> Page<Event<F>> page(Wanted<F> wanted, Window window);

  /**
   * One page each of the facts whose top-level field has one of these values, by the value; all in
   * one statement. The field is one that is indexed for this kind.
   */
  <F extends Fact> Map<String, Page<Event<F>>> pages(
      Class<F> kind, String field, Collection<String> values, Window window);

  /** How many facts fit. */
  <F extends Fact> int count(Wanted<F> wanted);

  /**
   * Everything on record about a lab, and about organisations as such, in position order:
   * ownerships and keys bear on its auditors.
   */
  List<RecordedFact> historyOf(String lab);

  /** All facts of these kinds about these labs, in position order. */
  List<RecordedFact> about(Collection<String> labs, Collection<Class<? extends Fact>> kinds);

  /**
   * As {@code about}, each lab with what is on record about organisations as such, in position
   * order: what of a lab's history these kinds make.
   */
  Map<String, List<RecordedFact>> histories(
      Collection<String> labs, Collection<Class<? extends Fact>> kinds);

  /** All facts that are of this thing, of whatever kind, in position order. */
  List<RecordedFact> allOf(String id);

  /** All facts that are of these things, of whatever kind, in position order. */
  List<RecordedFact> allOf(Collection<String> ids);

  /** What a version and its model come from, as its registration was filed. */
  Set<String> lineageOf(String modelVersion);

  /** Where a thing's first fact stands in the log; empty until the log has taken it in. */
  OptionalLong logIndexOf(String id);
}
