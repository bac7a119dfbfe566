package dev.countersign.journeys.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Nothing that was acknowledged is lost, doubled or forked, whatever is killed meanwhile. The short
 * faults on every run; with {@code countersign.long} all of them, in full.
 */
class FaultsJourney {
  private static final boolean FAR = Boolean.getBoolean("countersign.long");
  private static final Set<String> SHORT = Set.of("R4", "R5", "R7", "R12");

  @Test
  void everyFaultThatIsPlayedIsSurvived() {
    var root = Path.of(System.getProperty("countersign.root")).toAbsolutePath().normalize();
    var drills = Faults.all().stream().filter(drill -> FAR || SHORT.contains(drill.id())).toList();
    assertThat(drills).hasSizeGreaterThanOrEqualTo(SHORT.size());
    try (var ground = Ground.prepare(root, FAR)) {
      assertThat(Faults.play(drills, ground)).isTrue();
    }
  }
}
