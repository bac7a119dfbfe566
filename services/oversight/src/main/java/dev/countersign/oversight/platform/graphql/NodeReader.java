package dev.countersign.oversight.platform.graphql;

import java.util.Optional;

/** Reads the things of one kind by their ids. */
public interface NodeReader {
  /** What the ids of this kind begin with. */
  String prefix();

  /** Empty if it is absent or not the viewer's to see. */
  Optional<? extends NodeView> read(String id);
}
