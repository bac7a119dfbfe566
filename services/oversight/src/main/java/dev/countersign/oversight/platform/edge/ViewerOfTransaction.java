package dev.countersign.oversight.platform.edge;

import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.PlatformClock;
import dev.countersign.oversight.platform.Viewer;
import dev.countersign.oversight.platform.ViewerSwitch;
import io.quarkus.arc.Arc;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.TransactionScoped;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Tells PostgreSQL, in each transaction, who looks; where nobody is told, there are no rows. */
@ApplicationScoped
class ViewerOfTransaction implements ViewerSwitch {
  private final DataSource dataSource;
  private final CurrentViewer viewer;
  private final PlatformClock clock;

  ViewerOfTransaction(DataSource dataSource, CurrentViewer viewer, PlatformClock clock) {
    this.dataSource = dataSource;
    this.viewer = viewer;
    this.clock = clock;
  }

  void begin(@Observes @Initialized(TransactionScoped.class) Object event) {
    if (Arc.container().requestContext().isActive()) {
      look(viewer.get());
    }
  }

  @Override
  public void look(Viewer as) {
    try (var connection = dataSource.getConnection();
        var statement =
            connection.prepareStatement(
                "select set_config('app.org', ?, true), set_config('app.kind', ?, true),"
                    + " set_config('app.user', ?, true), set_config('app.now',"
                    + " coalesce((select story_now::text from ledger.platform_state), ?), true)")) {
      statement.setString(1, as.organisation());
      statement.setString(2, as.kind().name());
      statement.setString(3, as.user());
      statement.setString(4, clock.isStory() ? "" : clock.now().toString());
      statement.execute();
    } catch (SQLException e) {
      throw new IllegalStateException("The viewer could not be told to the database", e);
    }
  }
}
