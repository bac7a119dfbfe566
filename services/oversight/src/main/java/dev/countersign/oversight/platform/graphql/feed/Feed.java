package dev.countersign.oversight.platform.graphql.feed;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/** One subscription field, as the rows behind it: what has settled, in position order. */
public interface Feed {
  /** The field's name. */
  String field();

  /** Who may follow it, as its resolver says too. */
  Set<String> roles();

  /** What comes behind a position, as far as the viewer may see it now. */
  List<Change> after(UUID position, int limit);

  /** Where a subscription begins that resumes nothing. */
  UUID settled();

  /** What is told, with its place. */
  record Change(UUID position, Object view) {}
}
