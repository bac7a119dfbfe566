package dev.countersign.oversight.platform.edge.admission;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/**
 * How much clients, organisations and visitors may ask for: a second, with what may be saved up, a
 * minute, and at once.
 */
@ConfigMapping(prefix = "countersign.guard.rate")
public interface RateConfig {
  @WithDefault("100")
  long client();

  @WithDefault("400")
  long clientBurst();

  @WithDefault("300")
  long tenant();

  @WithDefault("1200")
  long tenantBurst();

  /** Of one address: IPv4 whole, of IPv6 the network of 64 bits. */
  @WithDefault("20")
  long anonymous();

  @WithDefault("200")
  long anonymousBurst();

  /** Of one site: an IPv6 network of 48 bits, which one line may have, or a whole company. */
  @WithDefault("50")
  long site();

  @WithDefault("500")
  long siteBurst();

  /** Of all visitors together, whatever their addresses. */
  @WithDefault("100")
  long visitors();

  @WithDefault("1000")
  long visitorsBurst();

  @WithDefault("3000000")
  long tenantCostPerMinute();

  @WithDefault("4500000")
  long siteCostPerMinute();

  @WithDefault("6000000")
  long visitorsCostPerMinute();

  /** What a file costs: an export, a pack or a proof. */
  @WithDefault("1000")
  long fileCost();

  /** Requests of one organisation that are at work at once; a part of the connections. */
  @WithDefault("4")
  int atOnce();

  /** How many of them may be files; so too of the visitors'. */
  @WithDefault("2")
  int filesAtOnce();

  /** Requests of one address that are at work at once. */
  @WithDefault("2")
  int anonymousAtOnce();

  /** Requests of one site that are at work at once. */
  @WithDefault("3")
  int siteAtOnce();

  /** Requests of all visitors that are at work at once. */
  @WithDefault("4")
  int visitorsAtOnce();

  /** Requests of one organisation, or of all visitors, that may wait for their turn. */
  @WithDefault("400")
  int waiting();

  /** How long each of them waits; then it is refused, and nothing of it was done. */
  @WithDefault("10S")
  Duration longestWait();

  /** A file, from its turn to its last byte; whoever takes longer to read it is cut off. */
  @WithDefault("5M")
  Duration longestFile();
}
