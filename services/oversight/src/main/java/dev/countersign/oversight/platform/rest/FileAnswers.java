package dev.countersign.oversight.platform.rest;

import dev.countersign.domain.RuleBrokenException;
import dev.countersign.oversight.platform.AsOf;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.edge.admission.TooManyRequestsException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the doors have in common that give files: their headers, instants and refusals. */
public final class FileAnswers {
  private static final int BAD_REQUEST = 400;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;

  private FileAnswers() {}

  /** A file of this name, or the refusal with its code. */
  public static Response file(Supplier<ResponseBuilder> answer) {
    try {
      return answer.get().header(HttpHeaders.CACHE_CONTROL, "private, no-store").build();
    } catch (RuleBrokenException e) {
      return refused(e);
    }
  }

  /** What was not given, with its code. */
  public static Response refused(RuleBrokenException refusal) {
    return refused(status(refusal.code()), refusal);
  }

  /** With the status that a door has for it. */
  public static Response refused(int status, RuleBrokenException refusal) {
    var answer =
        Response.status(status)
            .type(MediaType.APPLICATION_JSON)
            .entity(
                Map.of("code", refusal.code(), "message", String.valueOf(refusal.getMessage())));
    return status == TooManyRequestsException.STATUS || refusal.code().equals("NOT_YET_LOGGED")
        ? answer
            .header(HttpHeaders.RETRY_AFTER, TooManyRequestsException.RETRY_AFTER_SECONDS)
            .build()
        : answer.build();
  }

  /** A body with the name that it is to be kept under. */
  public static ResponseBuilder named(String name, String mediaType, Object body) {
    return Response.ok(body, mediaType)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"");
  }

  /** The state to look at. */
  public static AsOf asOf(@Nullable String validAt, @Nullable String knownAt) {
    return new AsOf(instant("validAt", validAt), instant("knownAt", knownAt), null, null);
  }

  /** An instant that may be left out. */
  public static @Nullable Instant instant(String name, @Nullable String text) {
    try {
      return text == null ? null : Instant.parse(text);
    } catch (DateTimeException e) {
      throw RefusedException.invalid("%s is an instant like 2026-07-25T00:00:00Z.".formatted(name));
    }
  }

  private static int status(String code) {
    return switch (code) {
      case "NOT_FOUND" -> NOT_FOUND;
      case "FORBIDDEN" -> FORBIDDEN;
      case "RATE_LIMITED" -> TooManyRequestsException.STATUS;
      default -> BAD_REQUEST;
    };
  }
}
