package dev.countersign.journeys.story;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * How far the story was played on one platform, and the ids of who is in it. A story that was
 * broken off goes on from here.
 */
public final class Journal {
  private final Path file;
  private final ObjectMapper json = new ObjectMapper();
  private final ObjectNode content;

  public Journal(Path file) {
    this.file = file;
    try {
      content =
          Files.exists(file)
              ? (ObjectNode) json.readTree(Files.readString(file))
              : json.createObjectNode();
    } catch (IOException e) {
      throw new UncheckedIOException("The story's journal could not be read: " + file, e);
    }
  }

  /** True if nothing was ever played here. */
  public boolean isEmpty() {
    return content.path("done").isEmpty();
  }

  boolean isDone(Step step) {
    return content.path("done").has(step.number());
  }

  /** Written before the next step begins. */
  void done(Step step) {
    content.withObject("/done").put(step.number(), step.title());
    try {
      var temporary = file.resolveSibling(file.getFileName() + ".tmp");
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(
          temporary, json.writerWithDefaultPrettyPrinter().writeValueAsString(content));
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("The story's journal could not be kept: " + file, e);
    }
  }

  void name(String name, String id) {
    content.withObject("/cast").put(name, id);
  }

  /** A sentence of the platform's, with the story's names in place of ids. */
  String withNames(String sentence) {
    var told = sentence;
    for (var named : content.path("cast").properties()) {
      told = told.replace(named.getValue().asText(), named.getKey());
    }
    return told;
  }

  /** The id of somebody or something of the story. */
  public String id(String name) {
    var id = content.at("/cast").get(name);
    if (id == null) {
      throw new StoryBrokenException(
          "The story has no %s yet; earlier steps are missing in %s.".formatted(name, file));
    }
    return id.asText();
  }
}
