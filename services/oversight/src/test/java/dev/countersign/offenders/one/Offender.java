package dev.countersign.offenders.one;

import dev.countersign.offenders.one.graphql.OffendingApi;
import dev.countersign.offenders.one.persistence.OffendingRows;
import dev.countersign.offenders.two.Other;
import io.smallrye.graphql.api.Context;
import jakarta.inject.Inject;
import java.time.Instant;

/** Breaks every rule that a feature's root can break. */
public class Offender {
  @Inject OffendingApi api;
  @Inject Context context;

  public Instant offend(OffendingRows rows, Other other, java.sql.Connection connection) {
    return Instant.now();
  }
}
