package dev.countersign.verifier.verify;

import dev.countersign.domain.fact.FactHeader;
import dev.countersign.domain.fact.OrganisationFact.CalendarApproved;
import dev.countersign.domain.fact.OrganisationFact.CalendarRegistered;
import dev.countersign.domain.fact.OrganisationFact.OrganisationApproved;
import dev.countersign.domain.fact.OrganisationFact.OrganisationRegistered;
import dev.countersign.domain.fact.OrganisationFact.OwnershipApproved;
import dev.countersign.domain.fact.OrganisationFact.OwnershipRecorded;
import dev.countersign.domain.fact.RecordedFact;
import dev.countersign.domain.fact.StatusFact.RulesAdopted;
import dev.countersign.proofs.bundle.Bundle;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a file holds about organisations as such: who owns whom, which days count, and by which
 * rules the platform goes.
 */
final class Register {
  static final String CHAIN = "register:organisations";

  private final List<RecordedFact> facts;
  private final Chain chain;
  private final Bundle bundle;

  Register(Records records, Bundle bundle, FactHeader last, Findings findings) {
    this.bundle = bundle;
    facts =
        records.facts().stream()
            .filter(Register::isOfIt)
            .filter(fact -> last.position().isAfter(fact.header().position()))
            .toList();
    chain = new Chain(CHAIN, records, findings);
  }

  private static boolean isOfIt(RecordedFact recorded) {
    return switch (recorded.fact()) {
      case OrganisationRegistered registered -> true;
      case OrganisationApproved approved -> true;
      case OwnershipRecorded ownership -> true;
      case OwnershipApproved approved -> true;
      case CalendarRegistered calendar -> true;
      case CalendarApproved approved -> true;
      case RulesAdopted adopted -> true;
      default -> false;
    };
  }

  Collection<RecordedFact> facts() {
    return facts;
  }

  /** True if all of it is on its chain, and the index has no more of it before this status. */
  boolean isWhole(@Nullable Status status) {
    boolean opened = bundle.heads().stream().anyMatch(head -> head.subject().equals(CHAIN));
    return status != null
        && opened
        && facts.stream().allMatch(fact -> Records.link(fact.header(), CHAIN).isPresent())
        && (chain.links().isEmpty() || chain.reaches(chain.links().lastKey()))
        && chain.agreesWith(bundle.heads(), status);
  }
}
