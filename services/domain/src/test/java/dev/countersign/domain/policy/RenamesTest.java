package dev.countersign.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.countersign.domain.codec.DocumentProblemsException;
import dev.countersign.domain.codec.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

class RenamesTest {
  private static final Policy A = version("CYBER-2", null);
  private static final Policy B = version("CYBER-2B", "CYBER-2");
  private static final Policy C = version("CYBER-2C", "CYBER-2B");

  private static Policy version(String key, String continues) {
    var line =
        continues == null
            ? "\"key\": \"%s\"".formatted(key)
            : "\"key\": \"%s\", \"continuesKey\": \"%s\"".formatted(key, continues);
    return Rsp.asPublished().with("\"key\": \"CYBER-2\"", line).read();
  }

  private static List<String> refused(Policy policy, Policy... earlier) {
    var refusal =
        catchThrowableOfType(
            DocumentProblemsException.class, () -> Renames.check(policy, List.of(earlier)));
    return refusal == null ? List.of() : refusal.problems().stream().map(Problem::code).toList();
  }

  @Test
  void aChainOfRenamesLeadsToTheFirstKey() {
    var renames = Renames.of(List.of(A, B, C));
    assertThat(renames.firstKey("CYBER-2C")).isEqualTo("CYBER-2");
    assertThat(renames.same("CYBER-2B", "CYBER-2C")).isTrue();
    assertThat(renames.same("CYBER-2B", "BIO-2")).isFalse();
  }

  @Test
  void aVersionMayContinueAnEarlierOneAndGoOnSayingSo() {
    assertThat(refused(B, A)).isEmpty();
    assertThat(refused(C, A, B)).isEmpty();
    assertThat(refused(C, A, B, C)).isEmpty();
  }

  @Test
  void whatNeverWasCannotBeContinued() {
    assertThat(refused(B)).containsExactly("CONTINUES_UNKNOWN");
    assertThat(refused(C, A)).containsExactly("CONTINUES_UNKNOWN");
  }

  @Test
  void aRingIsRefused() {
    assertThat(refused(version("CYBER-2", "CYBER-2B"), A, B))
        .containsExactly("CONTINUES_IN_A_RING");
    assertThat(refused(version("CYBER-2", "CYBER-2C"), A, B, C))
        .containsExactly("CONTINUES_IN_A_RING");
  }

  @Test
  void theFirstKeyMayComeBackWithoutContinuing() {
    assertThat(refused(A, A, B)).isEmpty();
  }

  @Test
  void aKnownThresholdCannotBecomeAnother() {
    var bio = Rsp.asPublished().with("\"BIO-2\"", "\"BIO-2\", \"continuesKey\": \"CYBER-2\"");
    assertThat(refused(bio.read(), A)).containsExactly("CONTINUES_ANOTHER");
  }

  @Test
  void aRingOnRecordIsOneThreshold() {
    var renames = Renames.of(List.of(version("X", "Y"), version("Y", "X")));
    assertThat(renames.same("X", "Y")).isTrue();
  }
}
