package dev.countersign.evidence.vault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.evidence.vault.Seals.Outcome;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** The vault on the stores that there are. */
class VaultTest {
  @Nested
  class InMemory extends VaultContract {
    @Override
    Stores start() {
      return Stores.memory();
    }
  }

  @Nested
  class OnAFile extends VaultContract {
    @TempDir Path folder;

    @Override
    Stores start() {
      return Stores.file(folder);
    }
  }

  @Nested
  @EnabledIf("hasReal")
  class OnARealMongoDb extends VaultContract {
    @Override
    Stores start() {
      return Stores.real();
    }

    static boolean hasReal() {
      return Stores.hasReal();
    }
  }

  @Test
  void whatWasSealedIsSealedAfterARestart(@TempDir Path folder) {
    try (var stores = Stores.file(folder)) {
      var first = VaultContract.seal("org_a", "evd_1", "d1");
      new Seals(stores.store()).seal(first);
      stores.restart();
      assertThat(new Seals(stores.store()).seal(VaultContract.seal("org_a", "evd_2", "d1")))
          .isEqualTo(new Outcome.AlreadySealed(first));
    }
  }
}
