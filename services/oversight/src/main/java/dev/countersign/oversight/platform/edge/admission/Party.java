package dev.countersign.oversight.platform.edge.admission;

import dev.countersign.oversight.platform.Viewer;

/**
 * Who is counted: somebody of an organisation, by a client; or a visitor without a token, by place.
 *
 * @param viewer who asks
 * @param client the one that the token was issued to
 * @param place that it asks from
 */
public record Party(Viewer viewer, String client, Place place) {

  boolean isVisitor() {
    return viewer.equals(Viewer.PUBLIC);
  }
}
