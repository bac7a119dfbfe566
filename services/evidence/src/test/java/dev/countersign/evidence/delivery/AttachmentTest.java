package dev.countersign.evidence.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AttachmentTest {
  @Test
  void anHonestNameIsKept() {
    assertThat(Attachment.named("Prüfung E2.eval"))
        .isEqualTo(
            "attachment; filename=\"Pr_fung E2.eval\"; filename*=UTF-8''Pr%C3%BCfung%20E2.eval");
  }

  @Test
  void aNameCannotLeaveItsHeaderOrItsFolder() {
    assertThat(Attachment.named("../../\"x\"; a=b\r\nSet-Cookie: y"))
        .isEqualTo(
            "attachment; filename=\"__..__x__ a_b__Set-Cookie_ y\";"
                + " filename*=UTF-8''__..__x_%3B%20a%3Db__Set-Cookie_%20y");
    assertThat(Attachment.named("...")).startsWith("attachment; filename=\"_\"");
  }
}
