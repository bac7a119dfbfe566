package dev.countersign.oversight.platform.rest;

import dev.countersign.oversight.platform.rest.ConsoleFiles.File;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Serves the console beside the API, from the same origin. Whatever asks for a page gets the one
 * page; what is no page of the console is left to the other doors.
 */
@ApplicationScoped
class ConsoleDoor {
  /** Behind the API's doors, before Quarkus' own. */
  private static final int ORDER = -5;

  private static final int NOT_MODIFIED = 304;
  private static final String INDEX = "index.html";

  private final ConsoleFiles files;
  private final String policy;

  ConsoleDoor(
      @ConfigProperty(name = "countersign.console.folder") Optional<Path> folder,
      @ConfigProperty(name = "countersign.evidence.url") URI evidence,
      @ConfigProperty(name = "countersign.console.connect") Optional<String> connect) {
    this.files = folder.map(ConsoleFiles::in).orElseGet(ConsoleFiles::none);
    // Scripts and styles from here alone; bytes go to the vault, and nowhere else.
    this.policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " manifest-src 'self'; connect-src 'self' "
            + evidence.resolve("/").toString().replaceAll("/$", "")
            + connect.map(more -> " " + more).orElse("")
            + "; form-action 'self'; base-uri 'none'; frame-ancestors 'none';"
            + " require-trusted-types-for 'script'; trusted-types 'none'";
  }

  void open(@Observes Router router) {
    if (!files.isEmpty()) {
      router.route(HttpMethod.GET, "/*").order(ORDER).handler(this::handle);
      router.route(HttpMethod.HEAD, "/*").order(ORDER).handler(this::handle);
    }
  }

  private void handle(RoutingContext ctx) {
    var path = ctx.normalizedPath().substring(1);
    var file = files.at(path);
    if (file != null && !path.equals(INDEX)) {
      send(ctx, file, "public, max-age=31536000, immutable");
    } else if (path.isEmpty() || path.equals(INDEX) || files.isPage(path)) {
      var index = files.at(INDEX);
      if (index == null) {
        ctx.next();
        return;
      }
      ctx.response().putHeader("Content-Security-Policy", policy);
      send(ctx, index, "no-cache");
    } else {
      ctx.next();
    }
  }

  private static void send(RoutingContext ctx, File file, String caching) {
    var response = ctx.response();
    var tag = '"' + file.digest() + '"';
    response
        .putHeader(HttpHeaders.CONTENT_TYPE, file.type())
        .putHeader(HttpHeaders.CACHE_CONTROL, caching)
        .putHeader(HttpHeaders.ETAG, tag)
        .putHeader(HttpHeaders.VARY, "Accept-Encoding");
    if (tag.equals(ctx.request().getHeader(HttpHeaders.IF_NONE_MATCH))) {
      response.setStatusCode(NOT_MODIFIED).end();
      return;
    }
    var accepted = ctx.request().getHeader(HttpHeaders.ACCEPT_ENCODING);
    boolean zipped = accepted != null && accepted.contains("gzip");
    if (zipped) {
      response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
    }
    var bytes = zipped ? file.zipped() : file.bytes();
    if (ctx.request().method().equals(HttpMethod.HEAD)) {
      response.putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(bytes.length)).end();
    } else {
      response.end(Buffer.buffer(bytes));
    }
  }
}
