package dev.countersign.oversight.library.edge;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.countersign.domain.codec.RecordReader;
import dev.countersign.oversight.library.Library;
import dev.countersign.oversight.library.ReferenceFramework;
import dev.countersign.proofs.json.JsonReader;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Read once, when the service starts: a file that cannot be read stops it. */
@Singleton
class LibraryFiles implements Library {
  private final List<ReferenceFramework> frameworks =
      read("/library/frameworks.yaml", Entries.class).entries();
  private final List<PolicyTemplate> templates =
      read("/library/templates.yaml", Templates.class).templates().stream()
          .map(
              one ->
                  new PolicyTemplate(
                      one.key(), one.title(), one.instrument(), text("/library/" + one.file())))
          .toList();

  /** The file of frameworks as a whole. */
  record Entries(List<ReferenceFramework> entries) {}

  /** The list of templates. */
  record Templates(List<Listed> templates) {}

  /** One template, with the file that holds its policy. */
  record Listed(String key, String title, String instrument, String file) {}

  private static <T extends Record> T read(String path, Class<T> type) {
    try {
      var tree = new YAMLMapper().readTree(text(path));
      return RecordReader.read(JsonReader.read(new ObjectMapper().writeValueAsString(tree)), type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(String path) {
    try (var in = Objects.requireNonNull(LibraryFiles.class.getResourceAsStream(path), path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public List<ReferenceFramework> frameworks() {
    return frameworks;
  }

  @Override
  public List<PolicyTemplate> templates() {
    return templates;
  }
}
