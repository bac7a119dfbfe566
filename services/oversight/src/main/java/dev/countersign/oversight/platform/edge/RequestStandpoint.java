package dev.countersign.oversight.platform.edge;

import dev.countersign.oversight.platform.AsOf;
import dev.countersign.oversight.platform.PlatformClock;
import dev.countersign.oversight.platform.Standpoint;
import jakarta.enterprise.context.RequestScoped;
import java.time.Instant;

/** Now, unless the request asks for another state or reads again what it has written. */
@RequestScoped
class RequestStandpoint implements Standpoint {
  private record Look(AsOf asOf, boolean reading) {}

  private final PlatformClock clock;
  // One request may be worked on by several threads.
  private volatile Look look = new Look(AsOf.NOW, false);

  RequestStandpoint(PlatformClock clock) {
    this.clock = clock;
  }

  @Override
  public AsOf asOf() {
    return look.asOf();
  }

  @Override
  public Instant validAt() {
    var asked = look.asOf().validAt();
    return asked == null ? clock.now() : asked;
  }

  @Override
  public boolean isReading() {
    return look.reading();
  }

  @Override
  public void look(AsOf asOf, boolean reading) {
    look = new Look(asOf, reading);
  }
}
