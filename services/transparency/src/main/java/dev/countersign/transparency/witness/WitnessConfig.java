package dev.countersign.transparency.witness;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** Who is asked to cosign. */
@ConfigMapping(prefix = "countersign.witness")
public interface WitnessConfig {
  /** Witnesses by a name of ours: {@code countersign.witness.of.<name>.key} and {@code .url}. */
  Map<String, Other> of();

  /** How often the newest checkpoint is shown to those who have not cosigned it. */
  @WithDefault("1s")
  Duration interval();

  /** How long a witness may take to answer. */
  @WithDefault("5s")
  Duration timeout();

  /** One witness. */
  interface Other {
    /** Its verifier key, of C2SP's cosignature/v1. */
    String key();

    /** Where its {@code add-checkpoint} is, without that. */
    URI url();
  }
}
