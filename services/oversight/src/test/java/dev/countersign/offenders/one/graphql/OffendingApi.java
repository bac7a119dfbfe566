package dev.countersign.offenders.one.graphql;

import jakarta.transaction.Transactional;
import org.eclipse.microprofile.graphql.Query;

/** An operation without roles, in a transaction of its own. */
public class OffendingApi {
  @Query
  @Transactional
  public String leak() {
    return "leak";
  }
}
