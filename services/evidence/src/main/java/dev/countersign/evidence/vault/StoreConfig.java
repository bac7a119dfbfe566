package dev.countersign.evidence.vault;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where the vault keeps things. */
@ConfigMapping(prefix = "countersign.store")
public interface StoreConfig {
  /** Connection string of the document store. */
  String url();

  @WithDefault("evidence")
  String database();
}
