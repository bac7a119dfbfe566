package dev.countersign.transparency.sequencer;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;

/** What was measured, told as it comes and kept as rows of a table, each with the load it met. */
final class Figures {
  private final Path table;

  Figures(Path table) {
    this.table = table;
  }

  void say(String line) {
    System.out.println("  " + line);
  }

  /** A figure of several rounds: the median, the least and the most. */
  void row(String figure, String asked, List<Double> values, String form) throws IOException {
    var sorted = values.stream().sorted().toList();
    row(
        figure,
        asked,
        "%s (%s to %s)"
            .formatted(
                said(form, sorted.get(sorted.size() / 2)),
                said(form, sorted.getFirst()),
                said(form, sorted.getLast())));
  }

  void row(String figure, String asked, String measured) throws IOException {
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    var line = "| %s | %s | %s, at load %.0f |".formatted(figure, asked, measured, load);
    say(line);
    Files.writeString(table, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  static String said(String form, double value) {
    return String.format(Locale.ROOT, form, value);
  }
}
