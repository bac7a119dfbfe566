package dev.countersign.local.realm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Codes as RFC 6238 has them, appendix B, in their last six digits. */
class TotpTest {
  @ParameterizedTest
  @CsvSource({
    "59, 287082",
    "1111111109, 081804",
    "1111111111, 050471",
    "1234567890, 005924",
    "2000000000, 279037"
  })
  void codesAreThoseOfTheStandard(long second, String code) {
    assertThat(Totp.code("12345678901234567890", Instant.ofEpochSecond(second))).isEqualTo(code);
  }

  @Test
  void thoseWhoSignAndLiftHaveASecondFactorAndOthersNone() {
    assertThat(Totp.secretOf("aurelia-officer")).isPresent();
    assertThat(Totp.secretOf("kestrel-lead")).isPresent();
    assertThat(Totp.secretOf("aurelia-submitter")).isEmpty();
    assertThat(Totp.base32("Hello!")).isEqualTo("JBSWY3DPEE");
  }
}
