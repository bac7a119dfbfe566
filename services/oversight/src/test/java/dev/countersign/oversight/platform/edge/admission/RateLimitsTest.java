package dev.countersign.oversight.platform.edge.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

/** Visitors share what there is for visitors, and take nothing from whoever is signed in. */
class RateLimitsTest {
  private static final int MORE_THAN_THE_TABLE_HOLDS = 150_000;

  private static RateLimits limits(Limits settings) {
    return new RateLimits(settings.config());
  }

  private static int admitted(
      RateLimits limits, int times, java.util.function.IntFunction<Party> who) {
    int through = 0;
    for (int time = 0; time < times; time++) {
      try {
        limits.admit(who.apply(time));
        through++;
      } catch (TooManyRequestsException e) {
        // Counted by those who were let through.
      }
    }
    return through;
  }

  @Test
  void oneAddressHasItsShareAndNoMore() {
    // A second refills what the test may see.
    var limits = limits(new Limits().with("anonymous", 1).with("anonymous-burst", 10));
    assertThat(admitted(limits, 1000, time -> Limits.visitor("a"))).isBetween(10, 100);
    assertThatCode(() -> limits.admit(Limits.visitor("b"))).doesNotThrowAnyException();
  }

  @Test
  void visitorsFromEverywhereHaveALimitTogether() {
    var limits = limits(new Limits().with("visitors", 1).with("visitors-burst", 30));
    assertThat(admitted(limits, 1000, time -> Limits.visitor("from " + time))).isBetween(30, 120);
    assertThatCode(() -> limits.admit(Limits.of("org_aurelia"))).doesNotThrowAnyException();
  }

  @Test
  void oneSiteHasMoreThanAnAddressAndLessThanAllVisitors() {
    var limits =
        limits(
            new Limits()
                .with("anonymous", 1)
                .with("anonymous-burst", 10)
                .with("site", 1)
                .with("site-burst", 30));
    assertThat(
            admitted(limits, 1000, time -> Limits.visitor(new Place("address " + time, "a site"))))
        .isBetween(30, 120);
    assertThatCode(() -> limits.admit(Limits.visitor(new Place("another", "of another site"))))
        .doesNotThrowAnyException();
  }

  @Test
  void whatASiteAsksForCostsItTogether() {
    var limits = limits(new Limits().with("site-cost-per-minute", 1000));
    limits.charge(Limits.visitor(new Place("a", "a site")), 900);
    assertThatExceptionOfType(TooManyRequestsException.class)
        .isThrownBy(() -> limits.charge(Limits.visitor(new Place("b", "a site")), 900));
    assertThatCode(() -> limits.charge(Limits.visitor(new Place("c", "another")), 900))
        .doesNotThrowAnyException();
  }

  @Test
  void soManyAddressesPushNoOrganisationOutOfItsLimit() {
    var limits = limits(new Limits().with("client", 1).with("client-burst", 5));
    assertThat(admitted(limits, 100, time -> Limits.of("org_borealis"))).isBetween(5, 20);
    admitted(limits, MORE_THAN_THE_TABLE_HOLDS, time -> Limits.visitor("from " + time));
    assertThat(admitted(limits, 100, time -> Limits.of("org_borealis"))).isLessThan(50);
  }

  @Test
  void whatVisitorsAskForCostsThemTogether() {
    var limits = limits(new Limits().with("visitors-cost-per-minute", 1000));
    limits.charge(Limits.visitor("a"), 900);
    assertThatExceptionOfType(TooManyRequestsException.class)
        .isThrownBy(() -> limits.charge(Limits.visitor("b"), 900));
    assertThatCode(() -> limits.charge(Limits.of("org_aurelia"), 900)).doesNotThrowAnyException();
  }
}
