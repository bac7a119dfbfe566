package dev.countersign.oversight.platform.edge.admission;

import dev.countersign.oversight.platform.Viewer;
import io.smallrye.config.SmallRyeConfigBuilder;

/** The settings with some of them changed, and some who are counted by them. */
final class Limits {
  private static final String PREFIX = "countersign.guard.rate.";

  private final SmallRyeConfigBuilder builder =
      new SmallRyeConfigBuilder()
          .addDefaultInterceptors()
          .addDiscoveredConverters()
          .withMapping(RateConfig.class);

  Limits with(String name, long value) {
    builder.withDefaultValue(PREFIX + name, String.valueOf(value));
    return this;
  }

  RateConfig config() {
    return builder.build().getConfigMapping(RateConfig.class);
  }

  static Party of(String organisation) {
    return new Party(
        new Viewer(organisation, Viewer.Kind.LAB, "somebody"),
        "countersign-cli",
        Place.of("7f000001"));
  }

  static Party visitor(String address) {
    return visitor(Place.of(address));
  }

  static Party visitor(Place place) {
    return new Party(Viewer.PUBLIC, "anonymous", place);
  }
}
