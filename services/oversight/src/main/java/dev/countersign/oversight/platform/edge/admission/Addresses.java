package dev.countersign.oversight.platform.edge.admission;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Where a request comes from, as far as somebody has one place there: an IPv4 address whole, of an
 * IPv6 address the network of 64 bits, and the one of 48 bits around it, which is the most that one
 * line is given.
 *
 * <p>What is said to be forwarded counts only if the deployment names proxies that it trusts, and
 * is read from its end: every proxy adds what it saw behind what it was told, and so a visitor may
 * write the beginning, and not the end.
 */
@ApplicationScoped
class Addresses {
  private static final String FORWARDED = "X-Forwarded-For";
  private static final int IPV6_BYTES = 16;
  private static final int NETWORK_BYTES = 8;
  private static final int SITE_BYTES = 6;
  private static final int MAPPED_FROM = 12;

  /** As proxies write it, and RFC 7239: an address, in brackets if it is IPv6, and maybe a port. */
  private static final Pattern WITH_PORT =
      Pattern.compile("\\[([^\\]]*)\\](?::\\d{1,5})?|([0-9.]+):\\d{1,5}");

  private static final byte[] MAPPED = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1};

  private final List<IpSubnetFilterRule> trusted;

  @Inject
  Addresses(
      @ConfigProperty(name = "quarkus.http.proxy.proxy-address-forwarding", defaultValue = "false")
          boolean forwarding,
      @ConfigProperty(name = "quarkus.http.proxy.trusted-proxies") Optional<List<String>> proxies) {
    this(forwarding ? proxies.orElse(List.of()) : List.of());
  }

  /**
   * @param proxies addresses and networks (CIDR); a name is nobody, since it may be anybody's
   */
  Addresses(List<String> proxies) {
    trusted =
        proxies.stream().map(String::strip).map(Addresses::rule).flatMap(Optional::stream).toList();
  }

  private static Optional<IpSubnetFilterRule> rule(String proxy) {
    var address = proxy.replaceAll("/.*", "");
    var bytes = NetUtil.createByteArrayFromIpAddressString(address);
    if (bytes == null) {
      return Optional.empty();
    }
    int bits =
        proxy.equals(address)
            ? bytes.length * Byte.SIZE
            : Integer.parseInt(proxy.substring(address.length() + 1));
    return Optional.of(new IpSubnetFilterRule(address, bits, IpFilterRuleType.ACCEPT));
  }

  Place of(HttpServerRequest request) {
    // Of the connection itself: what Quarkus says of the request may be what a visitor wrote.
    var peer = request.connection().remoteAddress().hostAddress();
    return of(peer, request.headers().getAll(FORWARDED));
  }

  /**
   * @param peer who is at the other end of the connection
   * @param forwarded what it says for whom it asks, header by header
   */
  Place of(@Nullable String peer, List<String> forwarded) {
    var last = bytes(peer);
    var hops = forwarded.stream().flatMap(line -> Arrays.stream(line.split(","))).toList();
    for (int hop = hops.size() - 1; hop >= 0 && last != null && isTrusted(last); hop--) {
      last = bytes(address(hops.get(hop)));
    }
    return last == null ? Place.UNKNOWN : place(last);
  }

  private static String address(String hop) {
    var written = hop.strip();
    if (written.length() > 1 && written.startsWith("\"") && written.endsWith("\"")) {
      written = written.substring(1, written.length() - 1);
    }
    var parts = WITH_PORT.matcher(written);
    if (!parts.matches()) {
      return written;
    }
    return parts.group(1) == null ? parts.group(2) : parts.group(1);
  }

  private boolean isTrusted(byte[] address) {
    var socket = new InetSocketAddress(inet(address), 0);
    return trusted.stream().anyMatch(rule -> rule.matches(socket));
  }

  private static InetAddress inet(byte[] address) {
    try {
      return InetAddress.getByAddress(address);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("An address has 4 or 16 bytes", e);
    }
  }

  private static byte @Nullable [] bytes(@Nullable String text) {
    var bytes = text == null ? null : NetUtil.createByteArrayFromIpAddressString(text);
    boolean mapped =
        bytes != null
            && bytes.length == IPV6_BYTES
            && Arrays.equals(bytes, 0, MAPPED_FROM, MAPPED, 0, MAPPED_FROM);
    return mapped ? Arrays.copyOfRange(bytes, MAPPED_FROM, IPV6_BYTES) : bytes;
  }

  private static Place place(byte[] address) {
    return address.length == IPV6_BYTES
        ? new Place(first(address, NETWORK_BYTES), first(address, SITE_BYTES))
        : Place.of(first(address, address.length));
  }

  private static String first(byte[] address, int bytes) {
    return HexFormat.of().formatHex(address, 0, bytes);
  }
}
