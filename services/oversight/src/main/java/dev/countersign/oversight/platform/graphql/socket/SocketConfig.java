package dev.countersign.oversight.platform.graphql.socket;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How many may follow, and how long one may be behind. */
@ConfigMapping(prefix = "countersign.sockets")
interface SocketConfig {
  /** Open sockets of one organisation, on this replica. */
  @WithDefault("200")
  int perTenant();

  /** Subscriptions on one socket. */
  @WithDefault("20")
  int perSocket();

  /** How long a socket may stay without a sign-in. */
  @WithDefault("10S")
  Duration init();

  /** How often each side is asked whether it is still there. */
  @WithDefault("45S")
  Duration ping();

  /** Bytes that wait for a slow reader before it is made to catch up from the record. */
  @WithDefault("65536")
  int queueBytes();

  /** Longest message that a client may send. */
  @WithDefault("65536")
  int messageBytes();
}
