package dev.countersign.oversight.evidence;

import dev.countersign.domain.fact.EvidenceFact.EvidenceRedactionStated;
import dev.countersign.domain.fact.EvidenceFact.RedactionReviewed;
import dev.countersign.domain.history.History.Event;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.ledger.Wanted;
import dev.countersign.oversight.platform.Page;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.Window;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is withheld in redacted variants, and what reviewers say of it. */
@UseCase
public class ReadRedactions {
  private final Facts facts;

  ReadRedactions(Facts facts) {
    this.facts = facts;
  }

  public Optional<Event<EvidenceRedactionStated>> one(String variant) {
    return facts.first(EvidenceRedactionStated.class, variant);
  }

  public Page<Event<EvidenceRedactionStated>> page(@Nullable String lab, Window window) {
    return facts.page(Wanted.all(EvidenceRedactionStated.class).ofLab(lab), window);
  }

  public int count(@Nullable String lab) {
    return facts.count(Wanted.all(EvidenceRedactionStated.class).ofLab(lab));
  }

  /** What was said of these variants, oldest first, by variant. */
  public Map<String, List<Event<RedactionReviewed>>> opinions(Collection<String> variants) {
    return facts.of(RedactionReviewed.class, variants).stream()
        .collect(Collectors.groupingBy(event -> event.fact().evidence().value()));
  }
}
