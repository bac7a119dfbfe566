package dev.countersign.transparency.tree;

import javax.sql.DataSource;

/** The tree's rows for tests that run without the framework. */
public final class TreeRowsOf {
  private TreeRowsOf() {}

  public static TreeRows of(DataSource dataSource) {
    return new TreeRows(dataSource);
  }

  /** The same for proofs, with what is kept in memory. */
  public static KnownSubtrees known(TreeRows rows) {
    return new KnownSubtrees(rows);
  }
}
