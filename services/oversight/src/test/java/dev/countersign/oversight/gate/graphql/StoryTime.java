package dev.countersign.oversight.gate.graphql;

import dev.countersign.oversight.LogStandIn;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** The story's time, where nobody is there to do what it brings. */
final class StoryTime {
  private StoryTime() {}

  /** Time passes, and what it brings waits for whoever comes first. */
  static void sleepUntil(Instant then) throws SQLException {
    try (var database = LogStandIn.connect("countersign_oversight");
        var move = database.prepareStatement("select ledger.move_story_clock(?)")) {
      move.setObject(1, then.atOffset(ZoneOffset.UTC));
      move.execute();
    }
  }

  /**
   * Moves on until nothing falls due to any lab within this time: what others' deadlines bring is
   * then done, and nothing comes of itself while the time is slept through.
   */
  static void untilNothingIsDueWithin(Duration time) throws SQLException {
    for (var due = nextDue(); due != null; due = nextDue()) {
      var now = Instant.parse(LoopSteps.now());
      if (due.isAfter(now.plus(time))) {
        return;
      }
      LoopSteps.move((due.isAfter(now) ? due : now.plusSeconds(1)).toString());
    }
  }

  private static @Nullable Instant nextDue() throws SQLException {
    try (var database = LogStandIn.connect("postgres");
        var statement = database.createStatement();
        var row = statement.executeQuery("select min(next_due) from ledger.ledger")) {
      row.next();
      var due = row.getObject(1, OffsetDateTime.class);
      return due == null ? null : due.toInstant();
    }
  }
}
