package dev.countersign.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The document store as a process of its own, so that it can be killed like everything else. */
final class StoreProcess implements AutoCloseable {
  private static final Duration READY = Duration.ofSeconds(60);

  private final Child child;

  private StoreProcess(Child child) {
    this.child = child;
  }

  /** Starts it on this folder, which keeps its data. */
  static StoreProcess start(Path root, Path folder, int port) {
    var child =
        Child.start(
            "The document store",
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dcountersign.root=" + root,
                "-jar",
                root.resolve("services/local/target/local-0-SNAPSHOT.jar").toString(),
                "store",
                "--folder",
                folder.toString(),
                "--port",
                "store=" + port),
            Map.of(),
            folder.resolve("logs/store.log"));
    child.await(READY, () -> answers(port));
    return new StoreProcess(child);
  }

  private static boolean answers(int port) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  /** Ends it as a power cut would. */
  void kill() {
    child.kill();
  }

  @Override
  public void close() {
    child.close();
  }
}
