package dev.countersign.journeys.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.countersign.journeys.Told;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every process is killed in turn while clients write, on parts and a platform of their own:
 * nothing that was acknowledged is lost, doubled or forked, and what was not can be asked for again
 * under its key. {@code test --long} plays all other faults too, and each at length.
 */
class FaultsJourney {
  private static final boolean LONG = Boolean.getBoolean("countersign.long");

  /** The store and the vault, PostgreSQL, oversight, Keycloak, and the log. */
  private static final Set<String> KILLS = Set.of("R1", "R3", "R4", "R8", "R16");

  private static Ground ground;

  @BeforeAll
  static void aPlatformThatMayBeHurt() {
    ground = Ground.prepare(Told.ROOT, LONG);
  }

  @AfterAll
  static void itEnds() {
    ground.close();
  }

  private static String figures(Drill drill) throws Exception {
    try {
      return drill.play(ground);
    } catch (Drill.SkippedException e) {
      return abort("NOT PLAYED: " + drill.id() + " " + drill.what() + ": " + e.getMessage());
    }
  }

  @TestFactory
  Stream<DynamicTest> everyFaultIsSurvived() {
    return Faults.all().stream()
        .filter(drill -> LONG || KILLS.contains(drill.id()))
        .map(
            drill ->
                dynamicTest(
                    drill.id() + " " + drill.what(),
                    () -> {
                      long began = System.nanoTime();
                      var figures = figures(drill);
                      System.out.printf(
                          "%s %s: %s (%.0f s)%n",
                          drill.id(), drill.what(), figures, (System.nanoTime() - began) / 1e9);
                      assertThat(figures).isNotEmpty();
                    }));
  }
}
