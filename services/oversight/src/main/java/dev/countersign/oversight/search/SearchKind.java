package dev.countersign.oversight.search;

import dev.countersign.domain.codec.Names;
import dev.countersign.domain.fact.EvaluationFact.EvaluationCompleted;
import dev.countersign.domain.fact.EvaluationFact.EvaluationRegistered;
import dev.countersign.domain.fact.EvaluationFact.EvaluationReplied;
import dev.countersign.domain.fact.Fact;
import dev.countersign.domain.fact.IncidentFact.IncidentRecorded;
import dev.countersign.domain.fact.InquiryFact.InquiryAnswered;
import dev.countersign.domain.fact.InquiryFact.InquiryOpened;
import dev.countersign.domain.fact.PolicyFact.FrameworkDocumentCreated;
import dev.countersign.domain.fact.PolicyFact.PolicyChangeClassified;
import dev.countersign.domain.fact.PolicyFact.PolicyVersionDrafted;
import dev.countersign.domain.fact.RequirementFact.RequirementMapped;
import java.util.List;
import org.jspecify.annotations.NullMarked;

/** What the words that were found stand in. */
@NullMarked
public enum SearchKind {
  COMMITMENT(List.of()),
  DOCUMENT(
      List.of(
          FrameworkDocumentCreated.class,
          PolicyVersionDrafted.class,
          PolicyChangeClassified.class)),
  FINDING(
      List.of(
          EvaluationRegistered.class,
          EvaluationCompleted.class,
          EvaluationReplied.class,
          RequirementMapped.class)),
  INCIDENT(List.of(IncidentRecorded.class)),
  INQUIRY(List.of(InquiryOpened.class, InquiryAnswered.class));

  private final List<String> factKinds;

  SearchKind(List<Class<? extends Fact>> facts) {
    factKinds = facts.stream().map(fact -> Names.upperSnake(fact.getSimpleName())).toList();
  }

  /** The kinds of facts whose words are looked through; a commitment stands inside a policy. */
  public List<String> factKinds() {
    return factKinds;
  }
}
