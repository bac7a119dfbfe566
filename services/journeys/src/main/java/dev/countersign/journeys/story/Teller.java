package dev.countersign.journeys.story;

import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The voice of the story: in full, or one line a step. */
public final class Teller {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final String MARGIN = "      ";

  private final PrintStream out;
  private final boolean full;

  /**
   * @param full false for one line a step
   */
  public Teller(PrintStream out, boolean full) {
    this.out = out;
    this.full = full;
  }

  void begins(Step step) {
    if (full) {
      out.printf("%n%4s  %s%n", step.number(), step.title());
    }
  }

  void moved(Instant to) {
    line("· the clock stands at " + TIME.format(to) + " UTC");
  }

  void did(String user, String operation, String what) {
    line("· %-20s %s%s".formatted(user, operation, what.isEmpty() ? "" : ": " + what));
  }

  void found(String what, String value) {
    line("✓ " + what + ": " + value);
  }

  void quotes(String sentence) {
    line("    “" + sentence + "”");
  }

  void ends(Step step, long milliseconds) {
    if (full) {
      line("Why: " + step.why());
    } else {
      out.printf(
          "    %3s  %-72s %5.1f s%n", step.number(), shortened(step.title()), milliseconds / 1e3);
    }
    out.flush();
  }

  private void line(String text) {
    if (full) {
      out.println(MARGIN + text);
      out.flush();
    }
  }

  private static String shortened(String title) {
    return title.length() <= 72 ? title : title.substring(0, 71) + "…";
  }
}
