package dev.countersign.evidence.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.evidence.problem.Refusal;
import dev.countersign.evidence.problem.RefusalCode;
import io.quarkus.runtime.configuration.MemorySize;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Whoever takes its time holds a place of its own, and not for long. */
class DownloadsTest {
  private static final byte[] PIECE = new byte[10_000];

  private record Given(int concurrent, int share, MemorySize slowestRate, Duration window)
      implements DownloadConfig {}

  private final List<String> cut = new ArrayList<>();
  private Instant now = Instant.parse("2026-06-24T16:10:00Z");
  private final Downloads downloads =
      new Downloads(
          new Given(3, 2, new MemorySize(BigInteger.valueOf(1_000)), Duration.ofSeconds(10)),
          () -> now);

  /** A client that takes so long for each piece, and something happens meanwhile. */
  private OutputStream client(int seconds, Runnable meanwhile) {
    return new OutputStream() {
      @Override
      public void write(int one) {
        throw new AssertionError("piece by piece");
      }

      @Override
      public void write(byte[] bytes, int from, int length) {
        now = now.plusSeconds(seconds);
        meanwhile.run();
      }
    };
  }

  private Downloads.Download begin(String organisation) {
    return downloads.begin(organisation, new Someone(organisation));
  }

  /** A client; whoever is to be told that it is over may be too late for it, or forgotten. */
  private final class Someone implements Client {
    private final String organisation;
    private final List<Runnable> told = new ArrayList<>();
    private boolean over;

    private Someone(String organisation) {
      this.organisation = organisation;
    }

    @Override
    public boolean isOver() {
      return over;
    }

    @Override
    public void whenOver(Runnable told) {
      this.told.add(told);
    }

    @Override
    public void cut() {
      cut.add(organisation);
    }
  }

  private static void assertRefused(RefusalCode code, ThrowingCallable what) {
    assertThatThrownBy(what)
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
  }

  @Test
  void anOrganisationHasItsShareAndAllHaveAllPlaces() {
    var first = begin("org_a");
    begin("org_a");
    assertRefused(RefusalCode.TOO_MANY_DOWNLOADS, () -> begin("org_a"));
    begin("org_b");
    assertRefused(RefusalCode.BUSY, () -> begin("org_c"));
    first.close();
    // However often it is told that it is over.
    first.close();
    begin("org_c");
    assertRefused(RefusalCode.BUSY, () -> begin("org_a"));
    assertThat(downloads.running()).isEqualTo(3);
  }

  @Test
  void whoTakesTooLittleIsCutOffWhateverItTookBefore() throws IOException {
    var download = begin("org_a");
    for (int n = 0; n < 100; n++) {
      download.write(client(0, () -> {}), PIECE, PIECE.length);
    }
    for (int n = 0; n < 10; n++) {
      download.write(client(9, () -> {}), PIECE, PIECE.length);
    }
    assertRefused(
        RefusalCode.DOWNLOAD_TOO_SLOW,
        () -> {
          for (int n = 0; n < 3; n++) {
            download.write(client(11, () -> {}), PIECE, PIECE.length);
          }
        });
  }

  @Test
  void whoTakesNothingAtAllIsFoundWhileItIsWaitedFor() throws IOException {
    var download = begin("org_a");
    begin("org_b");
    download.write(client(10, downloads::watch), PIECE, PIECE.length);
    assertThat(cut).isEmpty();
    assertThatCode(() -> download.write(client(11, downloads::watch), PIECE, PIECE.length))
        .isInstanceOf(Refusal.class);
    assertThat(cut).containsExactly("org_a");
    now = now.plusSeconds(60);
    downloads.watch();
    assertThat(cut).as("nobody waits for them").containsExactly("org_a");
  }

  @Test
  void whoEndsGivesItsPlaceBack() {
    var client = new Someone("org_a");
    downloads.begin("org_a", client);
    client.told.forEach(Runnable::run);
    assertThat(downloads.running()).isZero();
  }

  @Test
  void whoWentAwayBeforeItBeganHoldsNoPlace() {
    for (int n = 0; n < 4; n++) {
      var client = new Someone("org_a");
      client.over = true;
      downloads.begin("org_a", client);
    }
    assertThat(downloads.running()).isZero();
  }

  @Test
  void whoWentAwayAndNobodyWasToldIsFoundByTheWatch() {
    var gone = new Someone("org_a");
    downloads.begin("org_a", gone);
    begin("org_a");
    gone.over = true;
    assertRefused(RefusalCode.TOO_MANY_DOWNLOADS, () -> begin("org_a"));
    downloads.watch();
    begin("org_a");
    assertThat(cut).isEmpty();
  }

  @Test
  void theLastBytesAreWatchedToo() throws IOException {
    var download = begin("org_a");
    var keepsBack =
        new FilterOutputStream(client(0, () -> {})) {
          @Override
          public void flush() {
            now = now.plusSeconds(11);
            downloads.watch();
          }
        };
    download.flush(keepsBack);
    assertThat(cut).containsExactly("org_a");
  }
}
