package dev.countersign.telemetry;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;

/**
 * Takes out of every span, before it begins, what says whom or what a request is about: a path
 * holds tickets and ids, a query holds documents with their variables, and an address is
 * somebody's.
 */
@ApplicationScoped
public class PlainSpans implements SpanProcessor {
  static final AttributeKey<String> PATH = AttributeKey.stringKey("url.path");
  static final AttributeKey<String> QUERY = AttributeKey.stringKey("url.query");
  static final AttributeKey<String> URL = AttributeKey.stringKey("url.full");
  private static final List<AttributeKey<String>> PERSONAL =
      List.of(
          AttributeKey.stringKey("client.address"),
          AttributeKey.stringKey("network.peer.address"),
          AttributeKey.stringKey("user_agent.original"),
          AttributeKey.stringKey("enduser.id"),
          AttributeKey.stringKey("enduser.role"));
  private static final String LEFT_OUT = "-";

  @Override
  public void onStart(Context parent, ReadWriteSpan span) {
    var path = span.getAttribute(PATH);
    if (path != null) {
      span.setAttribute(PATH, firstRoom(path));
    }
    if (span.getAttribute(QUERY) != null) {
      span.setAttribute(QUERY, LEFT_OUT);
    }
    var url = span.getAttribute(URL);
    if (url != null) {
      span.setAttribute(URL, withoutContent(url));
    }
    for (var key : PERSONAL) {
      if (span.getAttribute(key) != null) {
        span.setAttribute(key, LEFT_OUT);
      }
    }
  }

  /** {@code /uploads/abc} tells of an upload, and no more. */
  static String firstRoom(String path) {
    int end = path.indexOf('/', 1);
    return end < 0 ? path : path.substring(0, end) + "/" + LEFT_OUT;
  }

  static String withoutContent(String url) {
    try {
      var uri = URI.create(url);
      var path = uri.getRawPath() == null ? "" : firstRoom(uri.getRawPath());
      return "%s://%s%s".formatted(uri.getScheme(), uri.getHost(), path);
    } catch (IllegalArgumentException e) {
      return LEFT_OUT;
    }
  }

  @Override
  public boolean isStartRequired() {
    return true;
  }

  @Override
  public void onEnd(ReadableSpan span) {
    // Everything is done when it begins.
  }

  @Override
  public boolean isEndRequired() {
    return false;
  }
}
