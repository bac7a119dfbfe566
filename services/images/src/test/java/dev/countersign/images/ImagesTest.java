package dev.countersign.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An image holds what it needs and nothing else, says what that is, and is the same again. */
class ImagesTest {
  @TempDir private Path folder = Path.of("");

  private Path jar(String name, Map<String, String> entries) throws IOException {
    var file = folder.resolve(name);
    try (var out = new ZipOutputStream(Files.newOutputStream(file))) {
      for (var entry : entries.entrySet()) {
        out.putNextEntry(new ZipEntry(entry.getKey()));
        out.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
        out.closeEntry();
      }
    }
    return file;
  }

  private Path rootFileSystem() throws IOException {
    var tar = folder.resolve("base.tar");
    var packages =
        new TreeMap<>(
            Map.of(
                "libc6", "Package: libc6\nVersion: 2.36-9+deb12u14\n",
                "zlib1g", "Package: zlib1g\nVersion: 1:1.2\n"));
    try (var out = new TarArchiveOutputStream(Files.newOutputStream(tar))) {
      for (var status : packages.entrySet()) {
        var entry = new TarArchiveEntry("./var/lib/dpkg/status.d/" + status.getKey());
        entry.setSize(status.getValue().length());
        out.putArchiveEntry(entry);
        out.write(status.getValue().getBytes(StandardCharsets.UTF_8));
        out.closeArchiveEntry();
      }
    }
    return tar;
  }

  private Path runtime() throws IOException {
    var runtime = Files.createDirectories(folder.resolve("runtime/bin")).getParent();
    Files.writeString(runtime.resolve("bin/java"), "#!");
    Files.writeString(runtime.resolve("release"), "JAVA_VERSION=\"25.0.3\"\n");
    return runtime;
  }

  @Test
  void theRealmComesWithoutTheDemonstrationsPeople() throws IOException {
    var realm = "dev/countersign/local/realm/";
    var local =
        jar(
            "local.jar",
            new TreeMap<>(
                Map.of(
                    realm + "RealmKeeper.class",
                    "code",
                    realm + "realm.json",
                    "{}",
                    realm + "local-people.json",
                    "password",
                    "dev/countersign/local/PostgresPart.class",
                    "code")));
    var cut = RealmJar.of(local, folder.resolve("realm.jar"));
    try (var jar = new JarFile(cut.toFile())) {
      assertThat(jar.stream().map(ZipEntry::getName))
          .containsExactly(realm + "RealmKeeper.class", realm + "realm.json");
    }
  }

  @Test
  void whatIsCutOutTwiceIsTheSame() throws IOException {
    var local = jar("local.jar", Map.of("dev/countersign/local/realm/realm.json", "{}"));
    var first = Files.readAllBytes(RealmJar.of(local, folder.resolve("one.jar")));
    assertThat(RealmJar.of(local, folder.resolve("two.jar"))).hasBinaryContent(first);
  }

  @Test
  void everyJarAndPackageIsOnTheBill() throws IOException {
    var maven =
        jar(
            "jackson-core-2.21.0.jar",
            Map.of(
                "META-INF/maven/com.fasterxml.jackson.core/jackson-core/pom.properties",
                "groupId=com.fasterxml.jackson.core\nartifactId=jackson-core\nversion=2.21.0\n"));
    var ofQuarkus = jar("io.quarkus.quarkus-arc-3.33.2.jar", Map.of("a", "b"));
    var bare = jar("generated-bytecode.jar", Map.of("a", "b"));
    var jars =
        new TreeMap<>(
            Map.of(
                "lib/jackson-core-2.21.0.jar", maven,
                "lib/io.quarkus.quarkus-arc-3.33.2.jar", ofQuarkus,
                "quarkus/generated-bytecode.jar", bare));
    var base = BaseImage.of(rootFileSystem(), folder.resolve("base-image.tar"));
    var file = folder.resolve("bom.json");
    var cache = Files.writeString(folder.resolve("oversight.aot"), "classes");
    Sbom.of(
            new Component("oversight", List.of(), Map.of(), jars),
            cache,
            base.packages(),
            runtime().resolve("release"))
        .writeTo(file);
    var bom = new ObjectMapper().readTree(file.toFile());
    assertThat(file)
        .as("the same in every process")
        .hasContent(
            new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .writeValueAsString(new ObjectMapper().convertValue(bom, Map.class)));
    assertThat(bom.get("specVersion").asText()).isEqualTo("1.6");
    assertThat(bom.get("components")).hasSize(jars.size() + 1 + 2 + 1);
    assertThat(bom.get("components").findValuesAsText("purl"))
        .contains(
            "pkg:maven/com.fasterxml.jackson.core/jackson-core@2.21.0",
            "pkg:maven/io.quarkus/quarkus-arc@3.33.2",
            "pkg:deb/debian/libc6@2.36-9%2Bdeb12u14",
            "pkg:generic/openjdk@25.0.3");
    assertThat(bom.get("components").findValuesAsText("content"))
        .as("every jar has its digest, and so has the cache")
        .hasSize(jars.size() + 1)
        .allMatch(digest -> digest.matches("[0-9a-f]{64}"));
  }

  @Test
  void anImageIsTheSameHoweverOftenItIsMade() throws Exception {
    var base = BaseImage.of(rootFileSystem(), folder.resolve("base-image.tar"));
    var files =
        FilesOf.folder(runtime()).under("lib").with("app.jar", jar("a.jar", Map.of("a", "b")));
    var cache = Files.writeString(folder.resolve("oversight.aot"), "classes");
    var image =
        new ServiceImage(
            new Component("oversight", List.of("-jar", "/app/app.jar"), Map.of(), files.all()),
            cache);
    var first = Files.createDirectories(folder.resolve("first"));
    var second = Files.createDirectories(folder.resolve("second"));
    var digest = image.write(base.archive(), runtime(), first);
    // Files that were touched since are the same files.
    Files.setLastModifiedTime(
        folder.resolve("a.jar"), java.nio.file.attribute.FileTime.fromMillis(1_000_000));
    assertThat(image.write(base.archive(), runtime(), second)).isEqualTo(digest);
    assertThat(first.resolve("oversight.oci.tar")).exists();
    assertThat(configuration(first.resolve("oversight.oci.tar")))
        .contains("\"User\":\"10001:10001\"")
        .contains("\"Entrypoint\":[\"/opt/java/bin/java\",\"-jar\",\"/app/app.jar\"]");
  }

  private Path builtConsole() throws IOException {
    var built = folder.resolve("checkout/frontend-contract/target/classes");
    Files.createDirectories(built.resolve("console/assets"));
    Files.writeString(built.resolve("console/files.json"), "{}");
    Files.writeString(built.resolve("console/assets/index.js"), "react");
    Files.writeString(
        built.resolve("console/licenses.json"),
        """
        [{"name": "@tanstack/query-core", "version": "5.108.0", "identifier": "MIT"}]
        """);
    Files.writeString(built.resolve("trusted-documents.json"), "{}");
    return folder.resolve("checkout");
  }

  @Test
  void theConsoleComesWithOversightAndIsInItsBill() throws Exception {
    var base = BaseImage.of(rootFileSystem(), folder.resolve("base-image.tar"));
    var service = FilesOf.folder(runtime()).under("lib");
    var component =
        new Component(
            "oversight",
            List.of("-jar"),
            Map.of("COUNTERSIGN_CONSOLE_FOLDER", "/app/console"),
            Console.of(builtConsole()).addedTo(service).all());
    var cache = Files.writeString(folder.resolve("oversight.aot"), "classes");
    new ServiceImage(component, cache).write(base.archive(), runtime(), folder);
    assertThat(configuration(folder.resolve("oversight.oci.tar")))
        .contains("\"COUNTERSIGN_CONSOLE_FOLDER=/app/console\"");
    assertThat(component.files())
        .containsKeys("console/files.json", "console/assets/index.js", "trusted-documents.json");
    Sbom.of(component, cache, base.packages(), runtime().resolve("release"))
        .writeTo(folder.resolve("bom.json"));
    var bom = new ObjectMapper().readTree(folder.resolve("bom.json").toFile());
    assertThat(bom.get("components").findValuesAsText("purl"))
        .contains("pkg:npm/%40tanstack/query-core@5.108.0");
  }

  @Test
  void noImageIsMadeWithoutTheConsole() {
    assertThatThrownBy(() -> Console.of(folder)).hasMessageContaining("console is not built");
  }

  @Test
  void whatWasKeptReadyForAnotherBuildGoesIntoNoImage() throws IOException {
    var release = runtime().resolve("release");
    var app = jar("a.jar", Map.of("a", "b"));
    var component = new Component("oversight", List.of("-jar"), Map.of(), Map.of("app.jar", app));
    component.layOut(folder, release);
    assertThatThrownBy(() -> component.cache(folder)).hasMessageContaining("was not run");
    var apps = Component.apps(folder);
    Files.writeString(Component.cache(folder, "oversight"), "classes");
    Files.copy(apps.resolve("oversight.inputs"), apps.resolve("oversight.aot.inputs"));
    assertThat(component.cache(folder)).hasContent("classes");
    jar("a.jar", Map.of("a", "c"));
    component.layOut(folder, release);
    assertThatThrownBy(() -> component.cache(folder)).hasMessageContaining("since it changed");
  }

  @Test
  void aComponentIsLaidOutAsItsImageWillBe() throws IOException {
    var release = runtime().resolve("release");
    var one = jar("a.jar", Map.of("a", "b"));
    new Component("oversight", List.of(), Map.of(), Map.of("lib/old.jar", one))
        .layOut(folder, release);
    new Component("oversight", List.of("-jar"), Map.of(), Map.of("lib/a.jar", one))
        .layOut(folder, release);
    var laidOut = Component.apps(folder).resolve("oversight");
    assertThat(FilesOf.folder(laidOut).all()).containsOnlyKeys("lib/a.jar");
    assertThat(Files.getLastModifiedTime(laidOut.resolve("lib/a.jar")).toInstant())
        .isEqualTo(Component.TIME);
    assertThat(Component.apps(folder).resolve("oversight.options")).hasContent("-jar");
  }

  /** All text of an archive's blobs that is JSON. */
  private static String configuration(Path archive) throws IOException {
    var text = new StringBuilder();
    try (var in = new TarArchiveInputStream(Files.newInputStream(archive))) {
      for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        var content = new ByteArrayOutputStream();
        in.transferTo(content);
        if (content.size() > 0 && content.toByteArray()[0] == '{') {
          text.append(content.toString(StandardCharsets.UTF_8));
        }
      }
    }
    return text.toString();
  }
}
