package dev.countersign.oversight.webhook.edge;

import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Which addresses everyone can reach: none of the special ones of IANA's registries. */
final class PublicAddresses {
  private static final List<Block> CLOSED =
      List.of(
          new Block("0.0.0.0", 8),
          new Block("10.0.0.0", 8),
          new Block("100.64.0.0", 10),
          new Block("127.0.0.0", 8),
          new Block("169.254.0.0", 16),
          new Block("172.16.0.0", 12),
          new Block("192.0.0.0", 24),
          new Block("192.0.2.0", 24),
          new Block("192.88.99.0", 24),
          new Block("192.168.0.0", 16),
          new Block("198.18.0.0", 15),
          new Block("198.51.100.0", 24),
          new Block("203.0.113.0", 24),
          new Block("224.0.0.0", 4),
          new Block("240.0.0.0", 4));

  /** Of IPv6 only what is handed out for global use, without what carries an IPv4 address. */
  private static final Block GLOBAL = new Block("2000::", 3);

  private static final List<Block> CLOSED_SIX =
      List.of(
          new Block("2001::", 32),
          new Block("2001:2::", 48),
          new Block("2001:db8::", 32),
          new Block("2002::", 16),
          new Block("3fff::", 20));

  private PublicAddresses() {}

  /** Addresses whose first bits are these. */
  private record Block(byte[] address, int bits) {
    Block(String text, int bits) {
      this(literal(text), bits);
    }

    private static byte[] literal(String text) {
      try {
        return InetAddress.getByName(text).getAddress();
      } catch (UnknownHostException e) {
        throw new IllegalArgumentException(text, e);
      }
    }

    boolean holds(byte[] other) {
      int rest = address.length * 8 - bits;
      return other.length == address.length
          && new BigInteger(1, address)
              .shiftRight(rest)
              .equals(new BigInteger(1, other).shiftRight(rest));
    }
  }

  static boolean isPublic(InetAddress address) {
    var bytes = address.getAddress();
    return address instanceof Inet4Address
        ? CLOSED.stream().noneMatch(block -> block.holds(bytes))
        : GLOBAL.holds(bytes) && CLOSED_SIX.stream().noneMatch(block -> block.holds(bytes));
  }
}
