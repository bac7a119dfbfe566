package dev.countersign.oversight.webhook.edge;

import dev.countersign.oversight.webhook.Destinations.Destination;
import dev.countersign.oversight.webhook.Post;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Connects to the address that was checked, under the name that the certificate must have. */
@ApplicationScoped
class VertxPost implements Post {
  private static final int NO_ANSWER = -1;
  private static final long SECONDS = 15;
  private static final int CONNECT_MILLIS = 5000;

  private final HttpClient client;

  VertxPost(Vertx vertx) {
    client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setConnectTimeout(CONNECT_MILLIS)
                .setKeepAlive(false)
                .setVerifyHost(true)
                .setMaxHeaderSize(8192)
                .setDecompressionSupported(false));
  }

  @Override
  public int post(Destination to, Map<String, String> headers, String body) {
    var options =
        new RequestOptions()
            .setMethod(HttpMethod.POST)
            .setServer(SocketAddress.inetSocketAddress(to.port(), to.address()))
            .setHost(to.host())
            .setPort(to.port())
            .setSsl(to.tls())
            .setURI(to.path())
            .setFollowRedirects(false)
            .setTimeout(TimeUnit.SECONDS.toMillis(SECONDS))
            .putHeader("content-type", "application/json")
            .putHeader("user-agent", "countersign-webhooks");
    headers.forEach(options::putHeader);
    try {
      return client
          .request(options)
          .compose(request -> request.send(body))
          // What the other side says beyond its code is nobody's business, however long it is.
          .map(
              answer -> {
                int code = answer.statusCode();
                answer.request().connection().close();
                return code;
              })
          .toCompletionStage()
          .toCompletableFuture()
          .get(SECONDS + 1, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return NO_ANSWER;
    } catch (ExecutionException | TimeoutException e) {
      return NO_ANSWER;
    }
  }
}
