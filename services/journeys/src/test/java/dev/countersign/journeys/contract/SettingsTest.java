package dev.countersign.journeys.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.journeys.Told;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A setting that nobody can find does not exist: README's table names each. */
class SettingsTest {
  private static final List<String> SERVICES =
      List.of("edge", "telemetry", "oversight", "evidence", "transparency");
  private static final Pattern MAPPING =
      Pattern.compile(
          "(?s)@ConfigMapping\\(prefix = \"([^\"]+)\"\\)\\s+(?:public )?interface (\\w+) \\{(.*?)\n\\s*}\n");
  private static final Pattern MEMBER =
      Pattern.compile("(?m)^\\s+(?!default|static)([\\w<>, .]+) (\\w+)\\(\\);$");
  private static final Pattern PROPERTY =
      Pattern.compile("@ConfigProperty\\(\\s*name = \"(countersign\\.[^\"]+)\"");
  private static final Pattern NAME = Pattern.compile("`([A-Z0-9_<>]+\\*?)`");

  /** One row of the table: the names in it, and all of its text. */
  private record Row(List<String> names, String text) {
    /** True if it names the setting, in whole, by its end, or with a class that lists its like. */
    boolean tells(Setting setting) {
      var first = names.getFirst();
      return names.stream().anyMatch(name -> matches(first, name, setting));
    }

    private boolean matches(String first, String name, Setting setting) {
      if (name.endsWith("*")) {
        return setting.name().startsWith(name.substring(0, name.length() - 1))
            && text.contains("`" + setting.owner() + "`");
      }
      if (!name.startsWith("_")) {
        return setting.isNamed(name);
      }
      for (int end = first.indexOf('_'); end > 0; end = first.indexOf('_', end + 1)) {
        if (setting.isNamed(first.substring(0, end) + name)) {
          return true;
        }
      }
      return false;
    }
  }

  /**
   * One setting.
   *
   * @param name as the environment names it
   * @param owner the class that has it
   * @param many true if a name of one's own goes on behind it
   */
  private record Setting(String name, String owner, boolean many) {
    boolean isNamed(String candidate) {
      return many ? candidate.startsWith(name + "_") : candidate.equals(name);
    }
  }

  private static String variable(String property) {
    return property
        .replaceAll("([a-z0-9])([A-Z])", "$1_$2")
        .replaceAll("[^A-Za-z0-9]", "_")
        .toUpperCase(Locale.ROOT);
  }

  private static Map<String, Setting> settings() throws IOException {
    var found = new TreeMap<String, Setting>();
    for (var service : SERVICES) {
      try (var files =
          Files.walk(Told.ROOT.resolve("services/%s/src/main/java".formatted(service)))) {
        for (var file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
          in(file).forEach(setting -> found.put(setting.name(), setting));
        }
      }
    }
    return found;
  }

  /** Groups of settings are named by their beginning alone, which their class spells out. */
  private static List<Setting> in(Path file) throws IOException {
    var source = Files.readString(file);
    var found = new ArrayList<Setting>();
    MAPPING
        .matcher(source)
        .results()
        .forEach(
            mapping ->
                MEMBER
                    .matcher(mapping.group(3).split("\\binterface\\b")[0])
                    .results()
                    .forEach(
                        member ->
                            found.add(
                                new Setting(
                                    variable(mapping.group(1) + "." + member.group(2)),
                                    mapping.group(2),
                                    member.group(1).startsWith("Map<")))));
    PROPERTY
        .matcher(source)
        .results()
        .forEach(property -> found.add(new Setting(variable(property.group(1)), "", false)));
    return found;
  }

  private static List<Row> rows() throws IOException {
    var readme = Files.readString(Told.ROOT.resolve("README.md"));
    var table = readme.substring(readme.indexOf("| setting | of |"), readme.indexOf("## Develop"));
    return table
        .lines()
        .filter(line -> line.startsWith("| `"))
        .map(
            line ->
                new Row(
                    NAME.matcher(line.split("\\|")[1])
                        .results()
                        .map(name -> name.group(1))
                        .toList(),
                    line))
        .toList();
  }

  @Test
  void everySettingOfTheServicesIsInTheTable() throws IOException {
    var rows = rows();
    var settings = settings();
    assertThat(settings).containsKeys("COUNTERSIGN_SCRUB_REST", "COUNTERSIGN_GUARD_RATE_AT_ONCE");
    assertThat(settings.values())
        .allSatisfy(setting -> assertThat(rows).anyMatch(row -> row.tells(setting)));
  }

  @Test
  void aSettingThatNobodyWroteDownIsMissed() throws IOException {
    var unknown = new Setting("COUNTERSIGN_SCRUB_UNHEARD_OF", "ScrubConfig", false);
    assertThat(rows()).noneMatch(row -> row.tells(unknown));
  }
}
