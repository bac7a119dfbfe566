package dev.countersign.verifier.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.domain.Rules;
import dev.countersign.domain.fact.HaltFact.HaltLifted;
import dev.countersign.domain.fact.RecordedFact;
import dev.countersign.domain.fact.StatusFact.RulesAdopted;
import dev.countersign.proofs.bundle.Bundle;
import dev.countersign.proofs.bundle.Bundle.Cut;
import dev.countersign.proofs.bundle.Bundle.Entry;
import dev.countersign.proofs.commitment.Commitment;
import dev.countersign.proofs.json.JsonValue;
import dev.countersign.proofs.json.JsonValue.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * A newer release's file is not false for this one: a kind, a field or a word that it does not know
 * is named. Whoever forges wins nothing by one, since its place in each chain is known all the
 * same, and what stands ahead of it is followed.
 */
class UnknownFormTest {
  private static final String DEPLOYED = "deployed:mdl_" + Aurelia.digits(1);
  private static final UnaryOperator<JsonObject> ANOTHER_FIELD =
      json -> json.with("somethingNew", JsonValue.array(List.of()));
  private static final UnaryOperator<JsonObject> ANOTHER_KIND =
      json -> json.with("kind", "SOMETHING_NEW");

  private static Verdict check(Ledger ledger, Bundle bundle) {
    return new Verification(bundle, List.of(ledger.verifier())).verdict();
  }

  private static Verdict check(Aurelia story) {
    return check(story.ledger, story.bundle());
  }

  private static Verdict checkWithout(Aurelia story, Predicate<RecordedFact> left) {
    var keys = List.of(Aurelia.LEAD.value(), Aurelia.ORGANISATION.value());
    return check(
        story.ledger,
        story.ledger.bundle(Aurelia.DECISION.value(), keys, logged -> !left.test(logged.fact())));
  }

  private static void assertNamed(Verdict verdict) {
    assertThat(verdict.result()).as("%s", verdict.lacks()).isEqualTo(Result.OTHER_RULES);
    assertThat(verdict.lacks()).anyMatch(line -> line.contains("of a form that this release"));
  }

  private static void assertFalse(Verdict verdict, String words) {
    assertThat(verdict.result()).as("%s", verdict.lacks()).isEqualTo(Result.REFUSED);
    assertThat(verdict.lacks()).anyMatch(line -> line.contains(words));
  }

  /** A record of the lab's, of no weight, in this form. */
  private static void note(Ledger ledger, UnaryOperator<JsonObject> form) {
    ledger.inForm(
        form,
        () -> ledger.append(Crossing.HALT.value(), Ledger.PLATFORM, new HaltLifted(Crossing.HALT)));
  }

  /** Crossed, halted and decided, with the records of one kind in this form. */
  private static Aurelia told(String kind, UnaryOperator<JsonObject> form) {
    var ledger = Ledger.silent();
    var told = new ArrayList<Aurelia>();
    ledger.inForm(
        json -> kind.equals(json.text("kind")) ? form.apply(json) : json,
        () -> {
          ledger.adopt(Rules.NUMBER);
          var story = Aurelia.cleared(ledger, unchanged -> {});
          ledger.together(
              () -> {
                Crossing.tell(ledger);
                Crossing.follow(ledger);
              });
          ledger.status();
          told.add(story.decided());
        });
    return told.getFirst();
  }

  private static Set<String> kinds() {
    var kinds = new LinkedHashSet<String>();
    told("", ANOTHER_FIELD).ledger.facts().forEach(fact -> kinds.add(fact.header().kind()));
    return kinds;
  }

  @Test
  void aFieldThatIsNotKnownIsNamedInARecordOfAnyKind() {
    assertThat(check(told("", ANOTHER_FIELD)).result()).isEqualTo(Result.VERIFIED);
    assertThat(kinds())
        .contains("GATE_DECIDED", "HALT_OPENED", "RULES_ADOPTED", "STATUS_RECORDED")
        .allSatisfy(kind -> assertNamed(check(told(kind, ANOTHER_FIELD))));
  }

  @Test
  void aWordThatIsNotKnownIsNamed() {
    assertNamed(check(told("GATE_DECIDED", json -> json.with("outcome", "DEFERRED"))));
    assertNamed(check(told("HALT_OPENED", json -> json.with("cause", "SOMETHING_NEW"))));
  }

  @Test
  void aKindThatIsNotKnownIsNamedOnAnyChain() {
    for (var subject :
        List.of(Register.CHAIN, "key:" + Aurelia.LEAD, "policyVersion:pol_" + Aurelia.digits(1))) {
      var story = Aurelia.cleared();
      story.ledger.inForm(
          ANOTHER_KIND,
          () -> story.ledger.state("fct_new", Aurelia.KESTREL, new RulesAdopted(1, "r"), subject));
      story.ledger.status();
      assertNamed(check(story.decided()));
    }
  }

  @Test
  void aDecisionOfAKindThatIsNotKnownIsNamed() {
    assertNamed(check(told("GATE_DECIDED", ANOTHER_KIND)));
  }

  @Test
  void whatIsOwedAheadOfAFormThatIsNotKnownIsMissedAllTheSame() {
    for (var form : List.of(ANOTHER_FIELD, ANOTHER_KIND)) {
      var story = Aurelia.cleared();
      Crossing.tell(story.ledger);
      note(story.ledger, form);
      story.ledger.status();
      assertFalse(check(story.decided()), "DERIVED_MISSING: HALT_OPENED");
    }
  }

  @Test
  void aKindThatIsNotKnownDoesNotHideWhatIsForgedBehindIt() {
    var story = Aurelia.cleared();
    note(story.ledger, ANOTHER_KIND);
    Crossing.tell(story.ledger);
    story.ledger.status();
    var forged = story.decidedOn(fact -> !fact.header().id().equals(Crossing.ID.value()));
    assertFalse(check(forged), "the record says CLEARED");
  }

  @Test
  void whatIsForgedBehindAFieldThatIsNotKnownIsNeverVerified() {
    var story = Aurelia.cleared();
    note(story.ledger, ANOTHER_FIELD);
    Crossing.tell(story.ledger);
    story.ledger.status();
    var verdict = check(story.decidedOn(fact -> !fact.header().id().equals(Crossing.ID.value())));
    assertNamed(verdict);
    assertThat(verdict.holds()).noneMatch(line -> line.contains("followed again"));
  }

  @Test
  void aFormThatIsNotKnownHidesNoRecordThatIsLeftOut() {
    for (var form : List.of(ANOTHER_FIELD, ANOTHER_KIND)) {
      var story = Aurelia.cleared();
      note(story.ledger, form);
      note(story.ledger, json -> json);
      story.ledger.status();
      story.decided();
      for (var left : story.ledger.facts()) {
        if (left.fact() instanceof HaltLifted || left.fact() instanceof RulesAdopted) {
          var verdict = checkWithout(story, left::equals);
          assertThat(verdict.result()).isNotEqualTo(Result.VERIFIED);
          assertThat(verdict.lacks()).anyMatch(line -> line.contains("is not in the file"));
        }
      }
    }
  }

  @Test
  void anEnvelopeOfNoAttestationIsFalseAllTheSame() {
    var story = told("GATE_DECIDED", ANOTHER_FIELD);
    var whole = story.bundle();
    var cut =
        new Bundle(
            whole.about(),
            whole.cut(),
            whole.thresholds(),
            whole.checkpoint(),
            whole.entries(),
            whole.heads(),
            List.of("{}"));
    assertFalse(check(story.ledger, cut), "An envelope is of no attestation");
  }

  private static Bundle inPart(Ledger ledger, Predicate<Ledger.Logged> kept) {
    var whole = ledger.bundle(Crossing.HALT.value(), List.of(), kept);
    return new Bundle(
        whole.about(),
        Cut.PUBLIC,
        List.of(),
        whole.checkpoint(),
        whole.entries().stream().map(UnknownFormTest::inPart).toList(),
        List.of(ledger.head(DEPLOYED)),
        List.of());
  }

  private static Entry inPart(Entry entry) {
    var whole = Objects.requireNonNull(entry.whole());
    if (whole.record().get("somethingNew") == null) {
      return entry;
    }
    var commitment = Commitment.of(whole.record(), whole.salt());
    return new Entry(
        entry.index(),
        entry.path(),
        entry.leaf(),
        null,
        whole.record().members().keySet().stream()
            .filter(field -> !field.equals("halt"))
            .map(commitment::open)
            .toList());
  }

  @Test
  void aChainThatEveryoneMayReadIsWholeWithAFormThatIsNotKnown() {
    for (boolean isLeft : List.of(false, true)) {
      var ledger = new Ledger();
      for (var form : List.of(UnaryOperator.<JsonObject>identity(), ANOTHER_FIELD)) {
        ledger.inForm(
            form,
            () ->
                ledger.append(
                    Crossing.HALT.value(),
                    Ledger.PLATFORM,
                    new HaltLifted(Crossing.HALT),
                    DEPLOYED));
      }
      ledger.status();
      var all = ledger.facts().stream().filter(f -> f.fact() instanceof HaltLifted).toList();
      var verdict =
          check(ledger, inPart(ledger, l -> !(isLeft && l.fact().equals(all.getFirst()))));
      if (isLeft) {
        assertFalse(verdict, "leaves a record of it out");
      } else {
        assertThat(verdict.result()).as("%s", verdict.lacks()).isEqualTo(Result.PROVEN);
      }
    }
  }
}
