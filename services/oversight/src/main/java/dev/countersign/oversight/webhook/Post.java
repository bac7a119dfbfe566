package dev.countersign.oversight.webhook;

import dev.countersign.oversight.webhook.Destinations.Destination;
import java.util.Map;

/** Hands a message over. Follows nothing: an answer that leads elsewhere is a failure. */
public interface Post {

  /** The code of the answer; below zero if there was none. */
  int post(Destination to, Map<String, String> headers, String body);
}
