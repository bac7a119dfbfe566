package dev.countersign.journeys.people;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The operations of the front end contract, by name: one file each. */
public final class Operations {
  private static final String SUFFIX = ".graphql";

  private final Map<String, Operation> byName;

  private Operations(Map<String, Operation> byName) {
    this.byName = byName;
  }

  /**
   * One operation.
   *
   * @param audience the folder that it stands in: shared, public, lab, auditor, regulator, platform
   */
  public record Operation(String name, String audience, String document) {}

  /** Reads all of them from a checkout. */
  public static Operations of(Path root) {
    var folder = root.resolve("frontend-contract/operations");
    var found = new TreeMap<String, Operation>();
    try (var files = Files.walk(folder)) {
      for (var file : files.filter(f -> f.toString().endsWith(SUFFIX)).sorted().toList()) {
        var name = file.getFileName().toString().replace(SUFFIX, "");
        var audience = folder.relativize(file).getName(0).toString();
        if (found.put(name, new Operation(name, audience, Files.readString(file))) != null) {
          throw new IllegalStateException("Two operation files are called " + name);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The operations could not be read from " + folder, e);
    }
    return new Operations(found);
  }

  public Operation named(String name) {
    var operation = byName.get(name);
    if (operation == null) {
      throw new IllegalArgumentException("frontend-contract has no operation " + name);
    }
    return operation;
  }

  /** All of them, in alphabetical order. */
  public Iterable<Operation> all() {
    return byName.values();
  }
}
