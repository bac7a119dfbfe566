package dev.countersign.verifier.log;

import dev.countersign.proofs.note.SignedNote.Verifier;
import java.io.PrintWriter;
import picocli.CommandLine.Option;

/** The log that a command is about. */
final class WatchedLog {
  static final int FAULT = 1;
  static final int UNREACHABLE = 2;

  @Option(
      names = "--url",
      defaultValue = "http://localhost:8082",
      description = "Where the log is read. Default: ${DEFAULT-VALUE}")
  private String url = "";

  @Option(
      names = "--log-key",
      paramLabel = "VKEY",
      defaultValue = "${env:COUNTERSIGN_LOG_KEY}",
      required = true,
      description = "The log's verifier key, known from elsewhere than the log.")
  private String key = "";

  Verifier verifier() {
    return Verifier.parse(key);
  }

  LogClient client() {
    return new LogClient(url, verifier());
  }

  /** Runs a check; what is false and what cannot be read end differently. */
  static int run(PrintWriter out, Runnable check) {
    try {
      check.run();
      return 0;
    } catch (LogFaultException e) {
      out.println("FALSE: " + e.getMessage());
      return FAULT;
    } catch (LogUnreachableException e) {
      out.println("UNREADABLE: " + e.getMessage());
      return UNREACHABLE;
    } finally {
      out.flush();
    }
  }
}
