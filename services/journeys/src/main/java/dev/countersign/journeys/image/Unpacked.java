package dev.countersign.journeys.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * An image that {@code images/smoke} unpacked, to be run as a node would run it: as its user, with
 * a root file system that cannot be written and a /tmp of its own.
 *
 * @param folder with {@code oci}, the archive's files, and {@code files}, the image's
 */
record Unpacked(Path folder) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * What a container gets of its node, and nothing else; in a mount namespace that ends with it.
   */
  private static final String CONTAINER =
      """
      set -e
      files=$1 user=$2 given=$3
      shift 3
      mount --bind "$files" "$files"
      mkdir -p "$files/dev" "$files/proc" "$files/tmp" "$files$given"
      touch "$files/etc/hosts" "$files/etc/resolv.conf"
      mount --bind /etc/hosts "$files/etc/hosts"
      mount --bind /etc/resolv.conf "$files/etc/resolv.conf"
      mount --rbind /dev "$files/dev"
      mount --rbind /proc "$files/proc"
      mount -o remount,ro,bind "$files"
      mount -t tmpfs -o mode=1777 tmpfs "$files/tmp"
      mkdir -p "$files$given"
      mount --bind "$given" "$files$given"
      exec chroot --userspec="$user" "$files" "$@"
      """;

  /**
   * The command line by which a node would start it, told what the image says, whatever else says
   * otherwise: what is built here is not there.
   *
   * @param given a folder that is mounted where it is outside
   * @param arguments to the entry point
   */
  List<String> command(Path given, List<String> options, List<String> arguments)
      throws IOException {
    var config = config();
    var command = new ArrayList<>(List.of("env"));
    config.at("/config/Env").forEach(variable -> command.add(variable.asText()));
    command.addAll(
        List.of(
            "unshare",
            "--mount",
            "sh",
            "-c",
            CONTAINER,
            "image",
            folder.resolve("files").toString(),
            config.at("/config/User").asText(),
            given.toString()));
    int entry = command.size() + 1;
    config.at("/config/Entrypoint").forEach(word -> command.add(word.asText()));
    command.addAll(entry, options);
    command.addAll(arguments);
    return command;
  }

  String user() throws IOException {
    return config().at("/config/User").asText();
  }

  private JsonNode config() throws IOException {
    var manifest =
        blob(JSON.readTree(folder.resolve("oci/index.json").toFile()).at("/manifests/0"));
    return blob(manifest.path("config"));
  }

  private JsonNode blob(JsonNode descriptor) throws IOException {
    var digest = descriptor.path("digest").asText().replace("sha256:", "");
    return JSON.readTree(Files.readAllBytes(folder.resolve("oci/blobs/sha256").resolve(digest)));
  }
}
