package dev.countersign.transparency.sequencer;

import dev.countersign.transparency.OneConnection;
import dev.countersign.transparency.tree.TreeRowsOf;
import io.quarkus.runtime.LaunchMode;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;

/** The sequencer and its publisher in a process of their own, which can be killed at any moment. */
final class SequencerProcess {
  private static final int SMALL_BATCH = 5;

  private SequencerProcess() {}

  public static void main(String[] arguments) throws SQLException {
    try (var connection = DriverManager.getConnection(arguments[0])) {
      connection.setAutoCommit(false);
      var rows = TreeRowsOf.of(new OneConnection(connection));
      var config =
          TestConfig.published(TestConfig.ORIGIN, TestConfig.SEED, Path.of(arguments[1]))
              .withBatch(SMALL_BATCH);
      var key = new LogKey(config, LaunchMode.TEST);
      var publisher = new Publisher(rows, key, new Remembered(config, key));
      publisher.refuseToFork();
      var sequencer = new Sequencer(rows, config);
      connection.commit();
      System.out.println("ready");
      while (true) {
        sequencer.takeIn();
        connection.commit();
        publisher.publish();
        connection.commit();
      }
    }
  }
}
