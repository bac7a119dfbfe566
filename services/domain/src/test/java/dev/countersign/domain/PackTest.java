package dev.countersign.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.domain.fact.EngagementFact.AuditorCallClosed;
import dev.countersign.domain.fact.ModelFact.ModelVersionRegistered;
import dev.countersign.domain.id.AuditorCallId;
import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.domain.pack.BoardReport;
import dev.countersign.domain.pack.ModelReport;
import dev.countersign.domain.pack.Pack;
import dev.countersign.domain.pack.Pack.Item;
import dev.countersign.domain.pack.Pack.PackPart;
import dev.countersign.domain.pack.Pack.Section;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A pack tells what is on record, each with what shows it, and names what is missing. */
class PackTest {
  private static Pack onModel(Story story, ModelVersionId version) {
    var facts = story.read();
    var registered =
        facts.history().newest(ModelVersionRegistered.class, version.value()).orElseThrow();
    return ModelReport.of(facts, registered, List.of());
  }

  private static Section section(Pack pack, PackPart part) {
    return pack.sections().stream().filter(one -> one.part() == part).findFirst().orElseThrow();
  }

  private static List<String> sentences(Pack pack, PackPart part) {
    return section(pack, part).items().stream().map(Item::sentence).toList();
  }

  private static Story crossed() {
    return CommitmentRuleTest.determined(WorkedExampleTest.toStep6());
  }

  @Test
  void everyRegisteredEvaluationIsToldWithItsFiguresAndItsEvidence() {
    var pack = onModel(crossed(), Aurelia.C1);
    var evaluations = section(pack, PackPart.EVALUATIONS);
    assertThat(evaluations.items())
        .filteredOn(item -> String.valueOf(item.relatesTo()).startsWith("evl_"))
        .hasSize(3)
        .anyMatch(item -> item.sentence().contains("55 of 78, 78 of 80 planned"));
    assertThat(evaluations.items())
        .filteredOn(item -> item.sentence().startsWith("Evidence"))
        .allMatch(item -> String.valueOf(item.relatesTo()).startsWith("evd_"))
        .isNotEmpty();
    assertThat(evaluations.missing())
        .as("no evaluation has samples on record, and every threshold was evaluated")
        .hasSize(3)
        .allMatch(missing -> missing.startsWith("Fewer than 5 samples"));
    assertThat(sentences(pack, PackPart.DECISIONS)).anyMatch(said -> said.contains("HALTED"));
    assertThat(sentences(pack, PackPart.HALTS)).hasSize(2).allMatch(said -> said.endsWith("OPEN."));
  }

  @Test
  void safeguardsThatACrossingAsksForAreMissingUntilTheyAreValidated() {
    assertThat(section(onModel(crossed(), Aurelia.C1), PackPart.SAFEGUARDS).missing())
        .contains("CY-CLS is asked for on INTERNAL by a crossing, and is MISSING.");
    var validated = CommitmentRuleTest.determined(WorkedExampleTest.toStep14());
    validated.at("2026-08-12T00:00:00Z");
    var safeguards = section(onModel(validated, Aurelia.C1), PackPart.SAFEGUARDS);
    assertThat(safeguards.missing()).isEmpty();
    assertThat(safeguards.items())
        .extracting(Item::sentence)
        .contains("CY-CLS on INTERNAL: VALIDATED.");
  }

  @Test
  void whyAnEvaluatorWasChosenIsMissingUntilACallSaysSo() {
    var story = crossed();
    assertThat(section(onModel(story, Aurelia.C1), PackPart.EVALUATORS).missing())
        .containsExactly("No closed call says why these evaluators were chosen.");
    var call = new AuditorCallId("cll_" + Story.digits(1));
    story.file(
        call.value(),
        new AuditorCallClosed(call, List.of(Aurelia.KESTREL), "The best.", "officer"));
    var evaluators = section(onModel(story, Aurelia.C1), PackPart.EVALUATORS);
    assertThat(evaluators.missing()).isEmpty();
    assertThat(evaluators.items())
        .contains(new Item("The lab chose org_kestrel: The best.", call.value()));
  }

  @Test
  void aVersionThatNobodyEvaluatedOrAskedForSaysSo() {
    var story = WorkedExampleTest.toStep2();
    var unasked = new ModelVersionId("mv_" + Story.digits(77));
    Aurelia.version(story, unasked, Aurelia.AUR_4, "1.1");
    CommitmentRuleTest.determined(story);
    var pack = onModel(story, unasked);
    assertThat(section(pack, PackPart.DECISIONS).missing()).hasSize(1);
    assertThat(section(pack, PackPart.EVALUATORS).missing())
        .containsExactly("Nobody from outside evaluated the version, and no closed call says why.");
  }

  @Test
  void aBoardIsToldOfItsPeriodAlone() {
    var june = board(crossed(), "2026-06-01T00:00:00Z");
    assertThat(section(june, PackPart.CROSSINGS).items()).hasSize(2);
    assertThat(section(june, PackPart.HALTS).items())
        .hasSize(2)
        .allMatch(item -> String.valueOf(item.relatesTo()).startsWith("hlt_"));
    assertThat(section(june, PackPart.REVIEWS).missing())
        .containsExactly("No review of the lab's procedures is on record for a year.");
    var story = crossed().at("2026-07-02T00:00:00Z");
    var july = board(story, "2026-07-01T00:00:00Z");
    assertThat(section(july, PackPart.CROSSINGS).items()).isEmpty();
    assertThat(section(july, PackPart.HALTS).items()).isEmpty();
  }

  private static Pack board(Story story, String from) {
    story.at(story.now().plusSeconds(1).toString());
    return BoardReport.of(
        story.read(), Instant.parse(from), CommitmentRuleTest.matrix(story), List.of());
  }
}
