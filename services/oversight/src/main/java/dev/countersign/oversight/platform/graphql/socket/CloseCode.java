package dev.countersign.oversight.platform.graphql.socket;

/** Why a socket is closed, as graphql-transport-ws has the codes. */
enum CloseCode {
  BAD_REQUEST(4400, "Bad message"),
  UNAUTHORIZED(4401, "Unauthorized"),
  EXPIRED(4401, "Token expired"),
  FORBIDDEN(4403, "Forbidden"),
  INIT_TIMEOUT(4408, "Connection initialisation timeout"),
  SUBSCRIBER_EXISTS(4409, "Subscriber already exists"),
  TOO_MANY_INITS(4429, "Too many initialisation requests"),
  TOO_MANY_SOCKETS(4429, "Too many sockets of this organisation"),
  GONE(1001, "No answer to a ping"),
  FAULT(1011, "Something went wrong on our side");

  private final short code;
  private final String reason;

  CloseCode(int code, String reason) {
    this.code = (short) code;
    this.reason = reason;
  }

  short code() {
    return code;
  }

  String reason() {
    return reason;
  }
}
