package dev.countersign.journeys.faults;

import java.io.IOException;

/** Signals that Java has no method for. */
final class Signals {
  private Signals() {}

  static void send(String signal, long pid) throws IOException, InterruptedException {
    int status = new ProcessBuilder("kill", "-" + signal, String.valueOf(pid)).start().waitFor();
    if (status != 0) {
      throw new IOException("kill -%s %d ended with %d".formatted(signal, pid, status));
    }
  }
}
