package dev.countersign.oversight.ledger;

import dev.countersign.domain.fact.Position;
import java.util.UUID;

/** A position as PostgreSQL sorts it: 8 hex digits of epoch, 16 of transaction id, 8 of row. */
public final class Positions {
  private Positions() {}

  public static UUID toUuid(Position position) {
    long high = ((long) position.epoch() << 32) | (position.xid() >>> 32);
    long low = (position.xid() << 32) | (position.row() & 0xffffffffL);
    return new UUID(high, low);
  }

  public static Position ofUuid(UUID uuid) {
    long high = uuid.getMostSignificantBits();
    long low = uuid.getLeastSignificantBits();
    return new Position((int) (high >>> 32), (high << 32) | (low >>> 32), (int) low);
  }
}
