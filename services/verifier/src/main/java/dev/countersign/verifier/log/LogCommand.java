package dev.countersign.verifier.log;

import picocli.CommandLine.Command;

/** {@code countersign log …}. */
@Command(
    name = "log",
    description = "Watches a log from outside.",
    mixinStandardHelpOptions = true,
    subcommands = {
      FsckCommand.class,
      HammerCommand.class,
      MonitorCommand.class,
      WitnessCommand.class
    })
public final class LogCommand {}
