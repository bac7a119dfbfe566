package dev.countersign.oversight.ledger;

import dev.countersign.domain.Rules;
import dev.countersign.oversight.ledger.LedgerRows.Effect;
import dev.countersign.oversight.platform.AsOf;
import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.PlatformClock;
import dev.countersign.oversight.platform.Randomness;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.Standpoint;
import dev.countersign.oversight.platform.Viewer;
import dev.countersign.oversight.platform.ViewerSwitch;
import dev.countersign.oversight.platform.WriteRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes in one order: queue, recognise a repeat, append, let the rules follow, remember the key.
 * Everything happens in the caller's transaction, so that all of it is recorded or none.
 */
@ApplicationScoped
public class Ledger {
  /** The code of what is refused while other rules than this release's are in force. */
  public static final String RULES_SUPERSEDED = "RULES_SUPERSEDED";

  private final LedgerRows rows;
  private final DueRows dueRows;
  private final RulesRows rulesRows;
  private final CurrentViewer viewer;
  private final ViewerSwitch viewerSwitch;
  private final PlatformClock clock;
  private final Randomness randomness;
  private final RequestKeys requestKeys;
  private final Standpoint standpoint;
  private final Event<LedgerWritten> written;

  Ledger(
      LedgerRows rows,
      DueRows dueRows,
      RulesRows rulesRows,
      CurrentViewer viewer,
      ViewerSwitch viewerSwitch,
      PlatformClock clock,
      Randomness randomness,
      RequestKeys requestKeys,
      Standpoint standpoint,
      Event<LedgerWritten> written) {
    this.rows = rows;
    this.dueRows = dueRows;
    this.rulesRows = rulesRows;
    this.viewer = viewer;
    this.viewerSwitch = viewerSwitch;
    this.clock = clock;
    this.randomness = randomness;
    this.requestKeys = requestKeys;
    this.standpoint = standpoint;
    this.written = written;
  }

  /**
   * Writes once for this request.
   *
   * @param books the ledgers that the facts bear on
   * @param story appends the facts and returns the id of what was written
   * @return that id, or the one of the first time if the request is a repeat
   */
  public String write(WriteRequest request, Collection<Book> books, Function<Entry, String> story) {
    return writeAs(viewer.get(), request, books, story);
  }

  /** Writes in another's name, as a service does with what it was given on that one's ticket. */
  public String writeAs(
      Viewer who, WriteRequest request, Collection<Book> books, Function<Entry, String> story) {
    standpoint.look(AsOf.NOW, false);
    viewerSwitch.look(who);
    if (!rows.isOpen(who.organisation())) {
      throw new RefusedException(
          "ORGANISATION_NOT_APPROVED",
          "Your organisation may not act yet. A registrar registers it, and a second one approves.");
    }
    rows.queue(books);
    var hmac = requestKeys.hmac(who.organisation(), request);
    var before = before(who, request, hmac);
    if (before.isPresent()) {
      return answered(before.get());
    }
    var entry = open(who, books);
    var id = story.apply(entry);
    written.fire(new LedgerWritten(entry, entry.recordedAt(), false));
    var effect = new Effect(id, entry.lastPosition(), hmac);
    rows.remember(who.organisation(), who.user(), request.operation(), request.key(), hmac, effect);
    return answered(effect);
  }

  /** What this request wrote when it was made before; empty if it never was. */
  public Optional<String> before(WriteRequest request) {
    var who = viewer.get();
    return before(who, request, requestKeys.hmac(who.organisation(), request)).map(Effect::id);
  }

  private Optional<Effect> before(Viewer who, WriteRequest request, byte[] hmac) {
    var before = rows.effectOf(who.organisation(), who.user(), request.operation(), request.key());
    if (before.isPresent() && !MessageDigest.isEqual(before.get().hmac(), hmac)) {
      throw new RefusedException(
          "IDEMPOTENCY_KEY_REUSED",
          "The idempotency key was used for another input. Use a new key for a new input.");
    }
    return before;
  }

  /**
   * The answer to a write, and to every repeat of it, is what that write left behind, whatever came
   * after; what of it the caller may see is judged now.
   */
  private String answered(Effect effect) {
    standpoint.look(AsOf.position(effect.position()), false);
    return effect.id();
  }

  /** Lets the rules follow what time alone has brought to one lab. */
  public void follow(String lab) {
    standpoint.look(AsOf.NOW, false);
    viewerSwitch.look(Viewer.rulesFor(lab));
    var books = List.of(Book.ofLab(lab));
    rows.queue(books);
    open(Viewer.rulesFor(lab), books);
  }

  /** The labs to which time alone has brought something by now, the longest waiting first. */
  public SequencedMap<String, Instant> due(Instant now) {
    return dueRows.due(now);
  }

  /** The next instant at which something falls due to any lab. */
  public Optional<Instant> nextDue() {
    return dueRows.nextDue();
  }

  /** When time alone next brings something to a lab; null if nothing is in sight. */
  public void expect(String lab, @Nullable Instant next) {
    dueRows.expect(lab, next);
  }

  /** States a fact of the platform's own that nobody asked for. */
  public void state(Viewer who, Collection<Book> books, Consumer<Entry> story) {
    standpoint.look(AsOf.NOW, false);
    rows.queue(books);
    story.accept(open(who, books));
  }

  /**
   * States which rules are followed from here on. All writers wait meanwhile, so that each follows
   * those that its place in the record says.
   *
   * @param after true for the number of the rules in force, 0 for none, if others are to follow
   */
  public void adopt(Viewer who, IntPredicate after, Consumer<Entry> story) {
    standpoint.look(AsOf.NOW, false);
    viewerSwitch.look(who);
    // A start that has nothing to say keeps nobody waiting.
    if (!after.test(rulesRows.adopted())) {
      return;
    }
    var books = List.of(Book.ofPlatform());
    rows.queue(books);
    if (after.test(rulesRows.adopted())) {
      // What they bring is dated by this entry. The last of a lab may be by a clock ahead of ours.
      rulesRows.catchUp();
      story.accept(begin(who, books));
    }
  }

  /** Opens a queue for a newly registered organisation. */
  public void openBook(String organisation, String kind) {
    rows.open(organisation, kind);
  }

  /** From the fact appended last on, everyone may see what is filed as public at this stage. */
  public void disclose(String subject, PublicWhen stage, Entry entry) {
    rows.disclose(subject, stage, entry.lastPosition());
  }

  /** An entry stands behind all that fell due before it, each instant's work done in its order. */
  private Entry open(Viewer who, Collection<Book> books) {
    viewerSwitch.look(who);
    if (rulesRows.adopted() != Rules.NUMBER) {
      throw new RefusedException(
          RULES_SUPERSEDED,
          "This replica's release has other rules than those in force, so it records nothing. Ask again in a while, with the same idempotency key.");
    }
    return begin(who, books);
  }

  private Entry begin(Viewer who, Collection<Book> books) {
    var labs =
        books.stream()
            .filter(book -> book.kind() == Book.Kind.LAB)
            .map(Book::organisation)
            .collect(Collectors.toUnmodifiableSet());
    var now = clock.now();
    var moment = rows.recordedAt(books, now);
    clock.requireNear(now, moment.databases());
    var entry = new OpenEntry(who, moment.at(), labs, rows, viewerSwitch, randomness);
    for (var due = dueRows.nextDue(labs); isPast(due, entry); due = dueRows.nextDue(labs)) {
      written.fire(new LedgerWritten(entry, due.orElseThrow(), true));
    }
    return entry;
  }

  private static boolean isPast(Optional<Instant> due, Entry entry) {
    return due.isPresent() && !due.get().isAfter(entry.recordedAt());
  }
}
