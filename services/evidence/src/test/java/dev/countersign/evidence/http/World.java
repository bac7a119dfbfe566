package dev.countersign.evidence.http;

import java.nio.file.Path;
import java.security.KeyPair;

/** What stands around the service in its tests. */
public record World(
    KeyPair ticketKey, FakeRealm realm, FakeOversight oversight, String storeUrl, Path keys) {

  /** A ticket of oversight's; what it says can be changed before it is signed. */
  public TicketMaker ticket() {
    return new TicketMaker(ticketKey.getPrivate());
  }
}
