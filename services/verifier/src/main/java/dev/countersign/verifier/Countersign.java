package dev.countersign.verifier;

import dev.countersign.verifier.verify.VerifyCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line of whoever checks, signs or hands in, without trusting the platform. */
@Command(
    name = "countersign",
    description = "Checks what Countersign says, offline.",
    mixinStandardHelpOptions = true,
    subcommands = VerifyCommand.class)
public final class Countersign {
  private Countersign() {}

  /** Runs one command and ends with its status. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Countersign()).execute(arguments));
  }
}
