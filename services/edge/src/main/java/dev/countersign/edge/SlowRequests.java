package dev.countersign.edge;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.bootstrap.ChannelInitializerExtension;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;

/** Has every connection watched, on every port of the service. */
@Singleton
class SlowRequests {
  /** Before anything opens a connection: Netty looks once. */
  static void findExtensions(@Observes @Initialized(ApplicationScoped.class) Object start) {
    System.setProperty(ChannelInitializerExtension.EXTENSIONS_SYSTEM_PROPERTY, "serviceload");
  }

  /** Before the ports are opened. */
  void limit(@Observes StartupEvent start, EdgeConfig config, MeterRegistry meters) {
    // There from the start, at nought: what appears with the first one cannot be seen to rise.
    WholeRequest.PARTS.forEach(part -> cut(meters, part));
    EveryConnection.limit(
        new WholeRequest.Limits(
            config.head(),
            config.body(),
            config.longBodies().orElse(List.of()),
            part -> cut(meters, part).increment()));
  }

  private static Counter cut(MeterRegistry meters, String part) {
    return meters.counter("countersign.requests.cut", "part", part);
  }
}
