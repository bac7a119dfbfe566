package dev.countersign.oversight.platform.edge.admission;

import dev.countersign.oversight.platform.Viewer;

/**
 * Who is counted: somebody of an organisation, by a client; or a visitor without a token, by
 * address.
 *
 * @param viewer who asks
 * @param client the one that the token was issued to
 * @param address as {@link Addresses} tells it
 */
public record Party(Viewer viewer, String client, String address) {

  boolean isVisitor() {
    return viewer.equals(Viewer.PUBLIC);
  }
}
