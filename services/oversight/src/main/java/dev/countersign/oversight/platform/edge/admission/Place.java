package dev.countersign.oversight.platform.edge.admission;

/**
 * Where somebody asks from, as {@link Addresses} tells it.
 *
 * @param address of which a visitor is one: an IPv4 address, or an IPv6 network of 64 bits
 * @param site the IPv6 network of 48 bits around it; of IPv4 the address again
 */
public record Place(String address, String site) {
  /** All places that nobody knows. */
  static final Place UNKNOWN = of("unknown");

  /** One with nothing around it. */
  static Place of(String address) {
    return new Place(address, address);
  }

  /** Whether more than one address may be of the same site. */
  boolean isWithin() {
    return !site.equals(address);
  }
}
