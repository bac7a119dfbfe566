package dev.countersign.operations;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;

/**
 * Has a service that hangs print every thread into its own log, and go on: {@code kill -QUIT}, for
 * images that hold no shell and clusters that hold no other image.
 */
final class PrintThreads {
  private static final int USAGE = 2;
  private static final int SIGQUIT = 3;

  /** Of the container that one is debugged from. */
  private static final String FIRST = "1";

  private PrintThreads() {}

  /**
   * @param arguments the process; the first of the container if none is named
   */
  static int run(String... arguments) {
    var named = arguments.length == 0 ? FIRST : arguments[0];
    if (!named.matches("[1-9][0-9]{0,8}")) {
      System.err.printf("%s is no number of a process.%n", named);
      return USAGE;
    }
    int process = Integer.parseInt(named);
    // Anything but a Java process would end, and leave its memory in a file.
    var command = ProcessHandle.of(process).flatMap(found -> found.info().command()).orElse("");
    if (!command.endsWith("/java")) {
      System.err.printf(
          "Process %d is no Java process that this user may look at: name its container by --target.%n",
          process);
      return USAGE;
    }
    if (signal(process) != 0) {
      System.err.printf("Process %d may not be asked by this user.%n", process);
      return 1;
    }
    System.out.printf("Process %d prints its threads into its own log.%n", process);
    return 0;
  }

  @SuppressWarnings("restricted")
  private static int signal(int process) {
    var linker = Linker.nativeLinker();
    var kill =
        linker.downcallHandle(
            linker.defaultLookup().findOrThrow("kill"),
            FunctionDescriptor.of(
                ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
    try {
      return (int) kill.invokeExact(process, SIGQUIT);
    } catch (Throwable e) {
      throw new IllegalStateException("kill(2) could not be called", e);
    }
  }
}
