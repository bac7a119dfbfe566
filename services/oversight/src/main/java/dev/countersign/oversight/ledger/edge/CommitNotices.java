package dev.countersign.oversight.ledger.edge;

import dev.countersign.oversight.platform.Arrivals;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Listens to PostgreSQL on a connection of its own. A notice may be lost with its connection, and
 * what was committed may settle only later: so followers are woken again, and now and then in any
 * case.
 */
@ApplicationScoped
class CommitNotices implements Arrivals {
  private static final Logger LOG = Logger.getLogger(CommitNotices.class);
  private static final int[] AFTER_A_NOTICE_MILLIS = {50, 200, 1000};
  private static final int OTHERWISE_MILLIS = 5000;
  private static final long AGAIN_MILLIS = 2000;

  private final DataSource dataSource;
  private final List<Runnable> followers = new CopyOnWriteArrayList<>();
  private @Nullable Thread listener;

  CommitNotices(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  @Override
  public synchronized void follow(Runnable follower) {
    followers.add(follower);
    if (listener == null) {
      listener = Thread.ofVirtual().name("commit notices").start(this::listen);
    }
  }

  synchronized void stop(@Observes ShutdownEvent event) {
    if (listener != null) {
      listener.interrupt();
    }
  }

  private void listen() {
    while (!Thread.currentThread().isInterrupted()) {
      try (var connection = dataSource.getConnection();
          var statement = connection.createStatement()) {
        statement.execute("listen countersign_facts");
        hear(connection.unwrap(PGConnection.class));
      } catch (SQLException e) {
        LOG.warnf("Commit notices are not heard, and tried again: %s", e.getMessage());
        pause();
      }
    }
  }

  private void hear(PGConnection connection) throws SQLException {
    int looked = AFTER_A_NOTICE_MILLIS.length;
    while (!Thread.currentThread().isInterrupted()) {
      boolean soon = looked < AFTER_A_NOTICE_MILLIS.length;
      var notices =
          connection.getNotifications(soon ? AFTER_A_NOTICE_MILLIS[looked] : OTHERWISE_MILLIS);
      followers.forEach(CommitNotices::wake);
      // A commit may be told of before everything ahead of it has settled.
      looked = notices != null && notices.length > 0 ? 0 : looked + (soon ? 1 : 0);
    }
  }

  private static void wake(Runnable follower) {
    try {
      follower.run();
    } catch (RuntimeException e) {
      LOG.warn("A follower of commits failed", e);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(AGAIN_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
