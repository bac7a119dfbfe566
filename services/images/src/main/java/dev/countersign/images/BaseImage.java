package dev.countersign.images;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * A root file system as an image: a C library and nothing that runs, so there is no shell to get.
 *
 * @param archive in the form that image tools read
 * @param packages of Debian that it holds
 */
record BaseImage(Path archive, List<DebianPackage> packages) {
  /** A file a package, as scanners of images without a package manager look for them. */
  private static final String STATUS = "./var/lib/dpkg/status.d/";

  private static final ObjectMapper JSON = new ObjectMapper();

  BaseImage {
    packages = List.copyOf(packages);
  }

  /** One package. */
  record DebianPackage(String name, String version) {}

  static BaseImage of(Path rootFileSystem, Path archive) throws IOException {
    var layer = Files.readAllBytes(rootFileSystem);
    var config =
        Map.of(
            "architecture",
            "amd64",
            "os",
            "linux",
            "config",
            Map.of(),
            "rootfs",
            Map.of("type", "layers", "diff_ids", List.of("sha256:" + sha256(layer))));
    var manifest =
        List.of(
            Map.of("Config", "config.json", "RepoTags", List.of(), "Layers", List.of("layer.tar")));
    try (var out = new TarArchiveOutputStream(Files.newOutputStream(archive))) {
      add(out, "config.json", JSON.writeValueAsBytes(new java.util.TreeMap<>(config)));
      add(out, "manifest.json", JSON.writeValueAsBytes(manifest));
      add(out, "layer.tar", layer);
    }
    return new BaseImage(archive, packages(rootFileSystem));
  }

  private static void add(TarArchiveOutputStream out, String name, byte[] content)
      throws IOException {
    var entry = new TarArchiveEntry(name);
    entry.setSize(content.length);
    entry.setModTime(0);
    out.putArchiveEntry(entry);
    out.write(content);
    out.closeArchiveEntry();
  }

  private static List<DebianPackage> packages(Path rootFileSystem) throws IOException {
    var found = new ArrayList<DebianPackage>();
    try (var in = new TarArchiveInputStream(Files.newInputStream(rootFileSystem))) {
      for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        if (entry.getName().startsWith(STATUS) && !entry.isDirectory()) {
          found.addAll(packages(in));
        }
      }
    }
    if (found.isEmpty()) {
      throw new IOException(rootFileSystem + " does not say what packages it holds");
    }
    return found;
  }

  private static List<DebianPackage> packages(InputStream status) throws IOException {
    var found = new ArrayList<DebianPackage>();
    var name = "";
    for (var line : new String(status.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
      if (line.startsWith("Package: ")) {
        name = line.substring("Package: ".length());
      } else if (line.startsWith("Version: ")) {
        found.add(new DebianPackage(name, line.substring("Version: ".length())));
      }
    }
    return found;
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
