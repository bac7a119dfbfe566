package dev.countersign.evidence.reading;

import dev.countersign.evidence.reader.Limits;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Limits of the readers, see {@link Limits}. */
@ConfigMapping(prefix = "countersign.reader")
public interface ReaderConfig {
  @WithDefault("200000")
  int members();

  @WithDefault("4G")
  MemorySize memberBytes();

  @WithDefault("16G")
  MemorySize unpackedBytes();

  @WithDefault("200")
  int ratio();

  @WithDefault("10M")
  MemorySize ratioFrom();

  /** 2^25 = 32 MiB of memory for a zstd frame; the highest levels of zstd ask for more. */
  @WithDefault("25")
  int windowLog();

  @WithDefault("200")
  int depth();

  /**
   * Images stand in attachments, which are skipped whatever their length; a longer text than this
   * in a field that is shown is no log that a person wrote.
   */
  @WithDefault("4000000")
  int text();

  @WithDefault("100")
  int digits();

  @WithDefault("4000")
  int excerpt();

  /** These, as the readers take them. */
  default Limits limits() {
    return new Limits(
        members(),
        memberBytes().asLongValue(),
        unpackedBytes().asLongValue(),
        ratio(),
        ratioFrom().asLongValue(),
        windowLog(),
        depth(),
        text(),
        digits(),
        excerpt());
  }
}
