package dev.countersign.oversight.webhook.edge;

import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.webhook.Destinations;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Looks a name up, and lets pass only what everyone can reach; every one of its addresses counts.
 */
@ApplicationScoped
class CheckedDestinations implements Destinations {
  private static final int HTTPS = 443;
  private static final int HTTP = 80;
  private static final int LOWEST_FREE_PORT = 1024;

  private final List<String> trusted;

  CheckedDestinations(
      @ConfigProperty(name = "countersign.webhooks.trusted-hosts")
          Optional<List<String>> trustedHosts) {
    trusted = trustedHosts.orElse(List.of());
  }

  @Override
  public Destination check(String url) {
    try {
      var uri = new URI(url);
      var host = uri.getHost();
      boolean tls = "https".equalsIgnoreCase(uri.getScheme());
      if (host == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
        throw refused("has a host, no user and no fragment");
      }
      // A host that the operator trusts may be inside, and without TLS.
      boolean inside = trusted.contains(host.toLowerCase(Locale.ROOT));
      if (!tls && !(inside && "http".equalsIgnoreCase(uri.getScheme()))) {
        throw refused("begins with https://");
      }
      int port = uri.getPort() > 0 ? uri.getPort() : tls ? HTTPS : HTTP;
      if (!inside && port != HTTPS && port < LOWEST_FREE_PORT) {
        throw refused("has port 443 or one from 1024 on");
      }
      return new Destination(host, address(host, inside), port, tls, path(uri));
    } catch (URISyntaxException e) {
      throw refused("is a whole URL");
    }
  }

  private static String address(String host, boolean inside) {
    try {
      var name = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
      var addresses = InetAddress.getAllByName(name);
      if (!inside && !Arrays.stream(addresses).allMatch(PublicAddresses::isPublic)) {
        throw refused("leads to a host that everyone can reach");
      }
      return addresses[0].getHostAddress();
    } catch (UnknownHostException e) {
      throw refused("has a name that can be looked up");
    }
  }

  private static String path(URI uri) {
    var path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
  }

  private static RefusedException refused(String what) {
    return new RefusedException(
        "WEBHOOK_ADDRESS_REFUSED", "The address of a webhook %s.".formatted(what));
  }
}
