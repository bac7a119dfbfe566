package dev.countersign.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Tests of the front-end workspace, played against a platform that runs. */
public final class NodePlay {
  private static final int PATIENCE = 15;

  private NodePlay() {}

  /**
   * They pass; what they say goes where this run's output goes.
   *
   * @param part a part of the workspace, for example {@code console}
   * @param script where it was compiled to, within that part
   * @param environment where the platform is, and what else they have to know
   */
  public static void pass(String part, String script, Map<String, String> environment)
      throws Exception {
    Path folder = Told.ROOT.resolve("frontend-contract").resolve(part);
    var process =
        new ProcessBuilder("node", "--test", script).directory(folder.toFile()).inheritIO();
    process.environment().putAll(environment);
    var running = process.start();
    try {
      assertThat(running.waitFor(PATIENCE, TimeUnit.MINUTES)).as("it ends").isTrue();
      assertThat(running.exitValue()).as("what the tests say stands above").isZero();
    } finally {
      running.destroyForcibly();
    }
  }
}
