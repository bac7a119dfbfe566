package dev.countersign.oversight.policy;

import dev.countersign.oversight.platform.Page;
import dev.countersign.oversight.platform.Standpoint;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.Window;
import dev.countersign.oversight.policy.Commitments.Asked;
import dev.countersign.oversight.policy.Commitments.InForce;

/** What labs bind themselves to, and what they do not, across all policies in force. */
@UseCase
public class ReadCommitments {
  private final Commitments commitments;
  private final Standpoint standpoint;

  ReadCommitments(Commitments commitments, Standpoint standpoint) {
    this.commitments = commitments;
    this.standpoint = standpoint;
  }

  public Page<InForce> page(Asked asked, Window window) {
    return commitments.page(asked, standpoint.validAt(), window);
  }

  public int count(Asked asked) {
    return commitments.count(asked, standpoint.validAt());
  }
}
