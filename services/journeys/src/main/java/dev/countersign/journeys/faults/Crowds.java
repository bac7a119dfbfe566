package dev.countersign.journeys.faults;

import static dev.countersign.journeys.faults.Drill.must;

import java.util.List;
import java.util.concurrent.TimeUnit;

/** More at once than there is room for. */
final class Crowds {
  private static final int WRITERS = 32;
  private static final int UPLOADERS = 8;

  private Crowds() {}

  /** Every service has 256 MiB here: nobody runs out of it, and nobody waits for ever. */
  private record LittleMemory(String id, String what) implements Drill {
    @Override
    public String play(Ground ground) throws Exception {
      var address = List.of(ground.site().url("oversight"));
      try (var oracle = Oracle.watching(ground);
          var writers = Clients.begin(ground, WRITERS, address);
          var uploaders = Clients.begin(ground, List.of(Write.FILE), UPLOADERS, address)) {
        TimeUnit.SECONDS.sleep(ground.far() ? 120 : 3);
        var written = writers.end();
        var uploaded = uploaders.end();
        for (var service : List.of("oversight", "evidence", "transparency")) {
          must(isAlive(ground.platform().pid(service)), "%s is gone", service);
          must(!ground.said(service).contains("OutOfMemoryError"), "%s ran out of memory", service);
        }
        return "%s; the longest wait %.1f s"
            .formatted(
                oracle.judge(new Journal(written.models(), uploaded.files())),
                Math.max(writers.longestSeconds(), uploaders.longestSeconds()));
      }
    }

    private static boolean isAlive(long pid) {
      return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }
  }

  static List<Drill> all() {
    return List.of(new LittleMemory("R19", "forty clients at once, on 256 MiB a service"));
  }
}
