package dev.countersign.images;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The console as the front-end workspace built it, which oversight serves beside its API.
 *
 * @param built the folder of {@code console} and {@code trusted-documents.json}
 */
record Console(Path built) {
  /** Below {@code /app}. */
  static final String PLACE = "console";

  /** The documents that a service may hold its clients to, by their digests. */
  static final String DOCUMENTS = "trusted-documents.json";

  private static final String PACKAGES = PLACE + "/licenses.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A package that was bundled into the console. */
  record NpmPackage(String name, String version, String licence) {
    String purl() {
      return "pkg:npm/%s@%s".formatted(name.replace("@", "%40"), version);
    }
  }

  /**
   * @param root of the checkout
   * @throws IOException if the console was not built
   */
  static Console of(Path root) throws IOException {
    var built = root.resolve("frontend-contract/target/classes");
    if (!Files.exists(built.resolve(PLACE + "/files.json"))) {
      throw new IOException("The console is not built. Build first: ./mvnw package -DskipTests");
    }
    return new Console(built);
  }

  FilesOf addedTo(FilesOf files) throws IOException {
    var all = files.with(DOCUMENTS, built.resolve(DOCUMENTS));
    for (var file : FilesOf.folder(built.resolve(PLACE)).under(PLACE).all().entrySet()) {
      all = all.with(file.getKey(), file.getValue());
    }
    return all;
  }

  /** True if a place below {@code /app} is of the console and not of the service. */
  static boolean has(String place) {
    return place.startsWith(PLACE + "/") || place.equals(DOCUMENTS);
  }

  /** What the bundler says that it took in, of a component that has the console; else none. */
  static List<NpmPackage> packagesOf(Component component) throws IOException {
    var list = component.files().get(PACKAGES);
    var found = new ArrayList<NpmPackage>();
    if (list != null) {
      for (JsonNode one : JSON.readTree(list.toFile())) {
        found.add(
            new NpmPackage(
                one.path("name").asText(),
                one.path("version").asText(),
                one.path("identifier").asText()));
      }
    }
    return found;
  }
}
