package dev.countersign.oversight.platform.edge;

import java.sql.SQLException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells a database that does not answer from a fault of ours. Whether a write was recorded is not
 * known then, and its idempotency key finds out.
 */
public final class DatabaseAway {
  public static final String CODE = "DATABASE_AWAY";
  public static final String SENTENCE =
      "The database does not answer. Ask again in a while, with the same idempotency key.";

  /**
   * No connection; no room on disk, in memory, or for another connection; shutting down, starting,
   * or out of time; a replica that only reads; a lock that was not had, or that two waited for.
   */
  private static final Pattern STATES = Pattern.compile("08...|53...|57...|25006|55P03|40...");

  private static final String NO_CONNECTION_IN_TIME = "acquisition timeout";

  private DatabaseAway() {}

  /** True if that is what is behind a fault. */
  public static boolean isBehind(@Nullable Throwable fault) {
    for (var cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && isAway(sql)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAway(SQLException fault) {
    var state = fault.getSQLState();
    return state == null
        ? String.valueOf(fault.getMessage()).contains(NO_CONNECTION_IN_TIME)
        : STATES.matcher(state).matches();
  }
}
