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
  private final List<ReferenceFramework> frameworks = read();
  private final List<PolicyTemplate> templates =
      List.of(
          new PolicyTemplate(
              "METR_COMMON_ELEMENTS",
              "METR's nine common elements",
              "METR_CE",
              text("/library/policy-metr-common-elements.yaml")));

  /** The file as a whole. */
  record Entries(List<ReferenceFramework> entries) {}

  private static List<ReferenceFramework> read() {
    try {
      var tree = new YAMLMapper().readTree(text("/library/frameworks.yaml"));
      return RecordReader.read(
              JsonReader.read(new ObjectMapper().writeValueAsString(tree)), Entries.class)
          .entries();
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
