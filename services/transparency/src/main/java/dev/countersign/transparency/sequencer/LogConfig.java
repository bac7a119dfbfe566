package dev.countersign.transparency.sequencer;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The log's name, its key and its pace. */
@ConfigMapping(prefix = "countersign.log")
public interface LogConfig {
  /** The log's name, a URL without scheme: {@code countersign.dev/log/<deployment>}. */
  String origin();

  /** The Ed25519 seed that signs checkpoints: 64 hex digits. This or the key file, not both. */
  Optional<String> seed();

  /** A file with the key that signs checkpoints: PKCS #8 in PEM, or the seed in 64 hex digits. */
  Optional<Path> keyFile();

  /** Leaves a batch takes in at most. */
  @WithDefault("1000")
  int batch();

  /** How often the log looks for leaves; fixed, so that it does not tell when something happens. */
  @WithDefault("500ms")
  Duration interval();

  /** A folder outside the database where the newest published checkpoint is remembered. */
  Optional<Path> publishedFolder();
}
