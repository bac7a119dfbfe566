package dev.countersign.evidence.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.domain.fact.EvidenceFact.EvidenceClass;
import dev.countersign.evidence.admission.Pace;
import dev.countersign.evidence.problem.Refusal;
import dev.countersign.evidence.problem.RefusalCode;
import dev.countersign.evidence.ticket.Ticket;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Sizes beyond what fits an int. */
class ArrivalTest {
  private static final long THREE_GIB = 3L << 30;

  /** SHA-256 of three gibibytes of zeros, as {@code head -c 3G /dev/zero | sha256sum} says. */
  private static final String ZEROS =
      "305b66a59d15b252092fbda9d09711230c429f351897cbd430e7b55a35fd3b97";

  /** So many zeros, never in memory at once. */
  private static final class Zeros extends InputStream {
    private long left;

    Zeros(long count) {
      left = count;
    }

    @Override
    public int read() {
      return left-- > 0 ? 0 : -1;
    }

    @Override
    public int read(byte[] into, int from, int length) {
      int read = (int) Math.min(left, length);
      left -= read;
      return read == 0 ? -1 : read;
    }
  }

  private static Arrival arrival(String sha256) {
    var contents = new Ticket.Contents(sha256, THREE_GIB, "a/b", EvidenceClass.PUBLIC, "large");
    var pace = new Pace(Duration.ofSeconds(60), 1, Arrival::tooSlow);
    return new Arrival(contents, pace, size -> {}, () -> Instant.EPOCH);
  }

  @Test
  void theRestOfALargeUploadIsToldInBytesBeyondAnInt() {
    assertThat(
            UploadRange.first(
                "bytes 2147483648-%d/%d".formatted(THREE_GIB - 1, THREE_GIB), THREE_GIB))
        .isEqualTo(1L << 31);
  }

  @Test
  @EnabledIfSystemProperty(named = "countersign.long", matches = "true")
  void threeGibibytesAreCountedAndHashed() throws IOException {
    arrival(ZEROS).copy(new Zeros(THREE_GIB), OutputStream.nullOutputStream());
    assertThatThrownBy(
            () -> arrival(ZEROS).copy(new Zeros(THREE_GIB + 1), OutputStream.nullOutputStream()))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> assertThat(refusal.code()).isEqualTo(RefusalCode.SIZE_MISMATCH));
  }
}
