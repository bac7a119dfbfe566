package dev.countersign.offenders.proofs;

import java.nio.file.Path;
import java.time.Instant;
import org.assertj.core.api.Assertions;

/** Breaks every rule of the proofs, so that each of them is seen to fail. */
class Offender {
  final Path file = Path.of("proof");

  void reliesOnMore() {
    Assertions.assertThat(Instant.now()).isNotNull();
  }

  String writesInTheHostsLanguage(int size) {
    return "%d".formatted(size) + String.format("%d", size);
  }
}
