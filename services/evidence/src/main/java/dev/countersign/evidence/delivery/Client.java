package dev.countersign.evidence.delivery;

/** Whom a download goes to. */
interface Client {
  /** Whether its answer has ended, or it went away. */
  boolean isOver();

  /** Says so when it comes to be; nobody is told of what was over before. */
  void whenOver(Runnable told);

  /** Ends its connection, whoever waits for it. */
  void cut();
}
