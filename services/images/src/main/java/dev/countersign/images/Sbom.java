package dev.countersign.images;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.jar.JarFile;

/**
 * What is in an image, as CycloneDX 1.6: every jar with its digest, every package that was bundled
 * into the console, every Debian package, the Java runtime and its cache. It is read from the files
 * that go in, so it cannot name one that is not there.
 *
 * @param components in the order of the image
 */
record Sbom(String image, List<Map<String, Object>> components) {
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          // Small maps of the JDK have another order in each process.
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

  Sbom {
    components = List.copyOf(components);
  }

  static Sbom of(Component of, Path cache, List<BaseImage.DebianPackage> packages, Path javaRelease)
      throws IOException {
    var all = new ArrayList<Map<String, Object>>();
    for (var jar : of.jars().entrySet()) {
      all.add(jar(jar.getKey(), jar.getValue()));
    }
    all.add(
        placed(
            component("file", cache.getFileName().toString(), "", ""),
            cache.getFileName().toString(),
            cache));
    for (var bundled : Console.packagesOf(of)) {
      var component = component("library", bundled.name(), bundled.version(), bundled.purl());
      component.put("licenses", List.of(Map.of("license", Map.of("name", bundled.licence()))));
      all.add(component);
    }
    for (var found : packages) {
      all.add(
          component(
              "library",
              found.name(),
              found.version(),
              "pkg:deb/debian/%s@%s".formatted(found.name(), encoded(found.version()))));
    }
    var release = new Properties();
    try (var in = Files.newInputStream(javaRelease)) {
      release.load(in);
    }
    var version = release.getProperty("JAVA_VERSION", "").replace("\"", "");
    all.add(component("platform", "jdk", version, "pkg:generic/openjdk@" + version));
    return new Sbom(of.name(), all);
  }

  private static Map<String, Object> jar(String place, Path file) throws IOException {
    var named = coordinates(place, file);
    var component =
        component(
            "library",
            named.map(Coordinates::artifact).orElse(place),
            named.map(Coordinates::version).orElse(""),
            named.map(Coordinates::purl).orElse(""));
    return placed(component, place, file);
  }

  private static Map<String, Object> placed(Map<String, Object> component, String place, Path file)
      throws IOException {
    var digest = BaseImage.sha256(Files.readAllBytes(file));
    component.put("hashes", List.of(Map.of("alg", "SHA-256", "content", digest)));
    component.put(
        "properties", List.of(Map.of("name", "countersign:place", "value", "/app/" + place)));
    return component;
  }

  private record Coordinates(String group, String artifact, String version) {
    String purl() {
      return "pkg:maven/%s/%s@%s".formatted(group, artifact, version);
    }
  }

  /**
   * A jar that Maven made says what it is. Of those that do not, Quarkus writes group, artifact and
   * version into the file's name.
   */
  private static Optional<Coordinates> coordinates(String place, Path file) {
    try (var jar = new JarFile(file.toFile())) {
      var named =
          jar.stream()
              .filter(e -> e.getName().matches("META-INF/maven/[^/]+/[^/]+/pom\\.properties"))
              .toList();
      for (var entry : named) {
        var properties = new Properties();
        try (var in = jar.getInputStream(entry)) {
          properties.load(in);
        }
        var found =
            new Coordinates(
                properties.getProperty("groupId", ""),
                properties.getProperty("artifactId", ""),
                properties.getProperty("version", ""));
        // A jar may hold others, shaded: the one that it is named after is it.
        if (place.contains(found.artifact() + "-" + found.version())) {
          return Optional.of(found);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return byName(place);
  }

  private static Optional<Coordinates> byName(String place) {
    var name = place.substring(place.lastIndexOf('/') + 1).replaceFirst("\\.jar$", "");
    var parts = java.util.regex.Pattern.compile("(.+)\\.([^.]+?)-(\\d[\\w.+-]*)").matcher(name);
    return parts.matches()
        ? Optional.of(new Coordinates(parts.group(1), parts.group(2), parts.group(3)))
        : Optional.empty();
  }

  private static Map<String, Object> component(
      String type, String name, String version, String purl) {
    var component = new LinkedHashMap<String, Object>();
    component.put("type", type);
    component.put("name", name);
    component.put("version", version);
    if (!purl.isEmpty()) {
      component.put("bom-ref", purl + "#" + name);
      component.put("purl", purl);
    }
    return component;
  }

  private static String encoded(String version) {
    return version.replace("+", "%2B").replace(":", "%3A").replace("~", "%7E");
  }

  void writeTo(Path file) throws IOException {
    var document = new LinkedHashMap<String, Object>();
    document.put("bomFormat", "CycloneDX");
    document.put("specVersion", "1.6");
    document.put("version", 1);
    document.put(
        "metadata",
        Map.of("component", Map.of("type", "container", "name", "countersign/" + image)));
    document.put("components", components);
    Files.write(file, JSON.writeValueAsBytes(document));
  }
}
