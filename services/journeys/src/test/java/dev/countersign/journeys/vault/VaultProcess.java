package dev.countersign.journeys.vault;

import dev.countersign.journeys.Told;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** The vault, as the kernel sees it. */
record VaultProcess(ProcessHandle process) {
  /** The one of this checkout that was started last. */
  static VaultProcess find() {
    return ProcessHandle.allProcesses()
        .filter(
            process ->
                process
                    .info()
                    .commandLine()
                    .filter(line -> line.contains(Told.ROOT + "/services/evidence/"))
                    .isPresent())
        .max(Comparator.comparing(found -> found.info().startInstant().orElseThrow()))
        .map(VaultProcess::new)
        .orElseThrow();
  }

  /** In MiB. */
  long memory() throws IOException {
    return status("VmRSS");
  }

  /** In MiB, since it was forgotten. */
  long peakMemory() throws IOException {
    return status("VmHWM");
  }

  void forgetPeak() throws IOException {
    Files.writeString(file("clear_refs"), "5");
  }

  double cpuSeconds() {
    return process.info().totalCpuDuration().orElseThrow().toMillis() / 1000.0;
  }

  private long status(String name) throws IOException {
    return Files.readAllLines(file("status")).stream()
        .filter(line -> line.startsWith(name + ":"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElseThrow();
  }

  private Path file(String name) {
    return Path.of("/proc", Long.toString(process.pid()), name);
  }
}
