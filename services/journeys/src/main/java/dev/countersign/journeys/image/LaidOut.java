package dev.countersign.journeys.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A component as {@code images} laid it out: its files, its runtime and how it is started, as in
 * the image but for where all of that is.
 *
 * @param work the folder of {@code images}
 */
public record LaidOut(Path work, String name) {
  private static final String CACHE = "-XX:AOTCache=";

  /**
   * The command line by which the image starts it.
   *
   * @param more options before its own
   */
  public List<String> command(List<String> more) throws IOException {
    var command = new ArrayList<String>();
    command.add(work.resolve("runtime/bin/java").toString());
    command.addAll(more);
    for (var option : Files.readAllLines(file(".options"))) {
      command.add(
          option.startsWith(CACHE) ? CACHE + apps(".aot") : option.replace("/app/", apps("/")));
    }
    return command;
  }

  /** The same without what was kept ready. */
  public List<String> commandWithoutCache(List<String> more) throws IOException {
    var command = new ArrayList<>(command(more));
    command.removeIf(option -> option.startsWith(CACHE + work));
    return command;
  }

  /** The same, which writes down what it loads. */
  List<String> recording(List<String> more) throws IOException {
    var options = new ArrayList<>(more);
    options.addAll(List.of("-XX:AOTMode=record", "-XX:AOTConfiguration=" + apps(".recorded")));
    return commandWithoutCache(options);
  }

  /** Makes the cache of what was written down, and starts nothing. */
  List<String> making() throws IOException {
    var command =
        new ArrayList<>(
            commandWithoutCache(
                List.of("-XX:AOTMode=create", "-XX:AOTConfiguration=" + apps(".recorded"))));
    command.add(1, CACHE + apps(".aot.part"));
    return command;
  }

  private Path file(String ending) {
    return work.resolve("apps").resolve(name + ending);
  }

  private String apps(String ending) {
    return file("") + ending;
  }

  /** True if what is kept ready is of these files, this runtime and this command line. */
  boolean isReady() throws IOException {
    return Files.exists(file(".aot"))
        && Files.exists(file(".aot.inputs"))
        && Files.readString(file(".aot.inputs")).equals(Files.readString(file(".inputs")));
  }

  /** Puts the cache that was made in its place. */
  void keep() throws IOException {
    Files.deleteIfExists(file(".aot.inputs"));
    Files.move(file(".aot.part"), file(".aot"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    Files.copy(file(".inputs"), file(".aot.inputs"));
    Files.delete(file(".recorded"));
  }

  Path log(String what) {
    return work.resolve("logs/%s-%s.log".formatted(name, what));
  }
}
