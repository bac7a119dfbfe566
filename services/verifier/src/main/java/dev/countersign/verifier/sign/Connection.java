package dev.countersign.verifier.sign;

import dev.countersign.verifier.platform.GraphqlClient;
import dev.countersign.verifier.platform.PlatformException;
import dev.countersign.verifier.platform.SignIn;
import java.io.IOException;
import java.io.PrintWriter;
import picocli.CommandLine.Option;

/** The platform that a command speaks to. */
public final class Connection {
  static final int REFUSED = 1;
  static final int UNREADABLE = 2;

  @Option(
      names = "--platform",
      defaultValue = "http://localhost:8080",
      description = "Default: ${DEFAULT-VALUE}")
  private String platform = "";

  @Option(
      names = "--realm",
      defaultValue = "http://localhost:8180/realms/countersign",
      description = "Where to sign in, unless COUNTERSIGN_TOKEN is set. Default: ${DEFAULT-VALUE}")
  private String realm = "";

  GraphqlClient signIn(PrintWriter out) {
    return new GraphqlClient(platform, new SignIn(realm, out).token());
  }

  /** What a command does. */
  interface Work {
    void run() throws IOException;
  }

  /** Runs it; what the platform refuses and what cannot be read end differently. */
  static int run(PrintWriter out, PrintWriter err, Work work) {
    try {
      work.run();
      return 0;
    } catch (PlatformException e) {
      err.println(e.getMessage());
      return REFUSED;
    } catch (IOException | IllegalArgumentException e) {
      err.println(e.getMessage());
      return UNREADABLE;
    } finally {
      out.flush();
      err.flush();
    }
  }
}
