package dev.countersign.oversight.webhook;

import dev.countersign.oversight.platform.RefusedException;

/** Where a webhook may lead: to hosts that everyone can reach, and nowhere inside. */
public interface Destinations {

  /**
   * An address with what its name leads to now. It is connected to at exactly this address, so that
   * a name that leads elsewhere a moment later changes nothing.
   *
   * @param host as the certificate must name it
   * @param address the address in figures
   */
  record Destination(String host, String address, int port, boolean tls, String path) {}

  /**
   * @throws RefusedException {@code WEBHOOK_ADDRESS_REFUSED} if it does not lead to a public host
   */
  Destination check(String url);
}
