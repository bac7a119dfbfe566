package dev.countersign.edge;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.bootstrap.ChannelInitializerExtension;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.PfxOptions;
import io.vertx.core.net.impl.ConnectionBase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A first request that comes in whole is seen, whatever comes before it with the same bytes: the
 * end of a handshake, or what a proxy says for whom it asks. On the server that the services have.
 */
class FirstRequestTest {
  private static final String PASSWORD = "only for this test";
  private static final String PROXY = "PROXY TCP4 192.0.2.1 192.0.2.2 40000 443\r\n";

  @TempDir static Path folder;

  private static Vertx vertx;
  private static Path keys;

  @BeforeAll
  static void start() throws Exception {
    // As SlowRequests does: Netty looks once.
    System.setProperty(ChannelInitializerExtension.EXTENSIONS_SYSTEM_PROPERTY, "serviceload");
    EveryConnection.limit(
        new WholeRequest.Limits(
            Duration.ofMinutes(10), Duration.ofMinutes(10), List.of(), part -> {}));
    keys = folder.resolve("keys.p12");
    var made =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "service",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                keys.toString())
            .inheritIO()
            .start();
    assertThat(made.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(made.exitValue()).isZero();
    vertx = Vertx.vertx();
  }

  @AfterAll
  static void stop() {
    vertx.close();
  }

  /** Says whether it is still waited for the request that it answers. */
  private static void answer(HttpServerRequest request) {
    var channel = ((ConnectionBase) request.connection()).channel();
    var watch = channel.pipeline().get(WholeRequest.class);
    request.response().end(watch == null ? "not watched" : "waits: " + watch.hasDeadline());
  }

  private static HttpServer listen(boolean tls, boolean proxied) throws Exception {
    var options =
        new HttpServerOptions()
            .setUseProxyProtocol(proxied)
            .setHttp2ClearTextEnabled(false)
            .setSsl(tls)
            .setKeyCertOptions(new PfxOptions().setPath(keys.toString()).setPassword(PASSWORD));
    return vertx
        .createHttpServer(options)
        .requestHandler(FirstRequestTest::answer)
        .listen(0, "localhost")
        .toCompletionStage()
        .toCompletableFuture()
        .get(60, TimeUnit.SECONDS);
  }

  /** Sends what was written only when something is read: in as few pieces as can be. */
  private static final class InOnePiece extends Socket {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    InOnePiece(int port) throws IOException {
      super(InetAddress.getLoopbackAddress(), port);
    }

    @Override
    public OutputStream getOutputStream() {
      return written;
    }

    @Override
    public InputStream getInputStream() throws IOException {
      var in = super.getInputStream();
      var out = super.getOutputStream();
      return new InputStream() {
        @Override
        public int read() throws IOException {
          send();
          return in.read();
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
          send();
          return in.read(into, from, length);
        }

        private void send() throws IOException {
          var bytes = written.toByteArray();
          written.reset();
          out.write(bytes);
        }
      };
    }
  }

  private static SSLContext trusting() throws Exception {
    var store = KeyStore.getInstance("PKCS12");
    try (var in = Files.newInputStream(keys)) {
      store.load(in, PASSWORD.toCharArray());
    }
    var trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("service", store.getCertificate("service"));
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    var context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  @ParameterizedTest
  @CsvSource({"false, false", "true, false", "false, true", "true, true"})
  void isSeenWhole(boolean tls, boolean proxied) throws Exception {
    var server = listen(tls, proxied);
    try (var plain = new InOnePiece(server.actualPort())) {
      if (proxied) {
        plain.getOutputStream().write(PROXY.getBytes(US_ASCII));
      }
      try (var socket =
          tls
              ? trusting()
                  .getSocketFactory()
                  .createSocket(plain, "localhost", server.actualPort(), true)
              : plain) {
        socket
            .getOutputStream()
            .write(
                "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                    .getBytes(US_ASCII));
        assertThat(new String(socket.getInputStream().readAllBytes(), US_ASCII))
            .startsWith("HTTP/1.1 200")
            .endsWith("waits: false");
      }
    } finally {
      server.close();
    }
  }
}
