package dev.countersign.oversight.platform.graphql.socket;

/** Turns a change into the text that is told of it. */
interface Renderer {
  /** The answer to one change, as JSON; nobody else renders meanwhile. */
  String render(Object change);

  void end();
}
