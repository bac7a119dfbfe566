package dev.countersign.oversight.platform;

/**
 * Lets a page of ours open a socket: a browser holds no token, and a socket carries no header of
 * the page's own.
 */
public interface SocketTickets {
  /** A ticket for a token, good once and for half a minute. */
  String seal(String token);

  /**
   * The token of a ticket.
   *
   * @throws RefusedException if it is not one of ours, too old, or was used
   */
  String open(String ticket);
}
