package dev.countersign.oversight.platform.edge.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Somebody has one place, and does not choose it. */
class AddressesTest {
  private static final String PROXY = "10.4.7.1";

  private final Addresses alone = new Addresses(List.of());
  private final Addresses behind = new Addresses(List.of("10.4.0.0/16", "2001:db8:ffff::/48"));

  private static List<String> told(String... lines) {
    return List.of(lines);
  }

  @Test
  void nothingThatIsForwardedCountsWithoutAProxy() {
    assertThat(alone.of("203.0.113.9", told("198.51.100.1")))
        .isEqualTo(alone.of("203.0.113.9", told()));
  }

  @Test
  void whoIsNoTrustedProxySpeaksForNobodyElse() {
    assertThat(behind.of("203.0.113.9", told("198.51.100.1")))
        .isEqualTo(behind.of("203.0.113.9", told()));
  }

  @Test
  void aTrustedProxySaysForWhomItAsks() {
    assertThat(behind.of(PROXY, told("198.51.100.1"))).isEqualTo(alone.of("198.51.100.1", told()));
    assertThat(behind.of("2001:db8:ffff::7", told("198.51.100.1")))
        .isEqualTo(alone.of("198.51.100.1", told()));
  }

  @ParameterizedTest
  @CsvSource({
    "'192.0.2.66, 198.51.100.1'",
    "'1.1.1.1, 192.0.2.66, 198.51.100.1, 10.4.9.9'",
    "'10.4.1.1, 198.51.100.1'",
    "'not an address, 198.51.100.1'"
  })
  void whatAVisitorWroteBeforeItIsNotItsPlace(String line) {
    assertThat(behind.of(PROXY, told(line))).isEqualTo(alone.of("198.51.100.1", told()));
  }

  @Test
  void theLastOfSeveralHeadersIsTheProxys() {
    assertThat(behind.of(PROXY, told("192.0.2.66", "198.51.100.1")))
        .isEqualTo(alone.of("198.51.100.1", told()));
  }

  @ParameterizedTest
  @CsvSource({"2001:db8::1, 2001:db8:0:0:ffff::2, true", "2001:db8::1, 2001:db8:0:1::1, false"})
  void aNetworkOf64BitsIsOnePlace(String one, String other, boolean same) {
    assertThat(alone.of(one, told()).equals(alone.of(other, told()))).isEqualTo(same);
  }

  @Test
  void whatOneLineMayHaveOfIpv6IsOneSite() {
    var one = alone.of("2001:db8:1:ff00::1", told());
    var other = alone.of("2001:db8:1:ffff::1", told());
    assertThat(one.address()).isNotEqualTo(other.address());
    assertThat(one.site()).isEqualTo(other.site());
    assertThat(one.isWithin()).isTrue();
    assertThat(alone.of("2001:db8:2::1", told()).site()).isNotEqualTo(one.site());
    assertThat(alone.of("203.0.113.9", told()).isWithin()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "198.51.100.1:567; 198.51.100.1",
        "[2001:db8::1]:567; 2001:db8::1",
        "[2001:db8::1]; 2001:db8::1",
        "2001:db8::567; 2001:db8::567",
        "\"[2001:db8::1]:567\"; 2001:db8::1",
        "\"198.51.100.1:567\"; 198.51.100.1",
        "192.0.2.66, 198.51.100.1:567; 198.51.100.1",
        "198.51.100.1:567, 10.4.9.9:4711; 198.51.100.1"
      })
  void aPortBehindAnAddressIsNotAnotherPlace(String line, String address) {
    assertThat(behind.of(PROXY, told(line))).isEqualTo(alone.of(address, told()));
  }

  @ParameterizedTest
  @CsvSource({
    "198.51.100.1:",
    "198.51.100.1:99999999",
    "198.51.100:567",
    "[198.51.100.1:567",
    "[]:567",
    "'\"'",
    "1.1.1.1:1:1"
  })
  void whatIsNearlyAnAddressIsNobodysPlace(String line) {
    assertThat(behind.of(PROXY, told(line))).isEqualTo(Place.UNKNOWN);
  }

  @Test
  void anAddressOfIpv4IsWholeAlsoWrittenInIpv6() {
    assertThat(alone.of("::ffff:203.0.113.9", told())).isEqualTo(alone.of("203.0.113.9", told()));
    assertThat(alone.of("203.0.113.8", told())).isNotEqualTo(alone.of("203.0.113.9", told()));
  }

  @Test
  void placesThatNobodyKnowsAreOne() {
    assertThat(behind.of(PROXY, told("unknown"))).isEqualTo(behind.of(PROXY, told("_hidden")));
    assertThat(alone.of(null, told())).isEqualTo(Place.UNKNOWN);
  }

  @Test
  void aProxyThatIsGivenByNameIsNobody() {
    var named = new Addresses(List.of("proxy.example"));
    assertThat(named.of(PROXY, told("198.51.100.1"))).isEqualTo(alone.of(PROXY, told()));
  }
}
