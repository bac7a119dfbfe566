package dev.countersign.verifier;

import dev.countersign.verifier.log.LogCommand;
import dev.countersign.verifier.sign.KeysCommand;
import dev.countersign.verifier.sign.PrepareCommand;
import dev.countersign.verifier.sign.SignCommand;
import dev.countersign.verifier.sign.SubmitCommand;
import dev.countersign.verifier.upload.UploadCommand;
import dev.countersign.verifier.verify.VerifyCommand;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line of whoever checks, signs or hands in, without trusting the platform. */
@Command(
    name = "countersign",
    description = "Checks what Countersign says, offline, and hands in evidence.",
    mixinStandardHelpOptions = true,
    subcommands = {
      VerifyCommand.class,
      LogCommand.class,
      KeysCommand.class,
      PrepareCommand.class,
      SignCommand.class,
      SubmitCommand.class,
      UploadCommand.class
    })
public final class Countersign {
  private Countersign() {}

  /** Runs one command and ends with its status. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Countersign()).execute(arguments));
  }

  /** Runs one command and returns its status; everything it says goes to one place. */
  public static int run(PrintWriter said, String... arguments) {
    return new CommandLine(new Countersign()).setOut(said).setErr(said).execute(arguments);
  }
}
