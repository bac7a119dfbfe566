package dev.countersign.verifier.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.domain.fact.EvaluationFact.EvaluationStarted;
import dev.countersign.domain.fact.GateFact.GateDecided;
import dev.countersign.domain.fact.OrganisationFact.SigningKeyRevoked;
import dev.countersign.domain.gate.Outcome;
import dev.countersign.domain.id.KeyId;
import dev.countersign.proofs.bundle.Bundle;
import dev.countersign.proofs.bundle.BundleText;
import dev.countersign.proofs.bundle.MalformedBundleException;
import dev.countersign.proofs.json.JsonReader;
import dev.countersign.proofs.json.JsonText;
import dev.countersign.proofs.json.JsonValue;
import dev.countersign.proofs.json.JsonValue.JsonArray;
import dev.countersign.proofs.json.JsonValue.JsonBoolean;
import dev.countersign.proofs.json.JsonValue.JsonNull;
import dev.countersign.proofs.json.JsonValue.JsonNumber;
import dev.countersign.proofs.json.JsonValue.JsonObject;
import dev.countersign.proofs.json.JsonValue.JsonString;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A bundle proves its decision, and nothing in it can be changed without being noticed. */
class VerificationTest {
  private static Verdict check(Aurelia story, Bundle bundle) {
    return new Verification(bundle, List.of(story.ledger.verifier())).verdict();
  }

  @Test
  void aClearanceIsRecomputedFromItsFile() {
    var story = Aurelia.cleared().decided();
    var verdict = check(story, BundleText.read(bytes(BundleText.write(story.bundle()))));
    assertThat(verdict.lacks()).isEmpty();
    assertThat(verdict.result()).isEqualTo(Result.VERIFIED);
    assertThat(verdict.reasons().getFirst()).startsWith("RULED_OUT");
    assertThat(
            story.ledger.facts().stream()
                .map(fact -> fact.fact())
                .filter(GateDecided.class::isInstance)
                .map(fact -> ((GateDecided) fact).outcome()))
        .containsExactly(Outcome.CLEARED);
  }

  @Test
  void everyChangedFieldOfTheFileIsNoticed() {
    var story = Aurelia.cleared().decided();
    var json = (JsonObject) JsonReader.read(BundleText.write(story.bundle()));
    json.members()
        .forEach(
            (name, value) -> {
              if (!name.equals("entries")) {
                for (var mutant : mutants(value)) {
                  assertThat(result(story, json.with(name, mutant)))
                      .as(name)
                      .isEqualTo(Result.REFUSED);
                }
              }
            });
  }

  @Test
  void everyChangedFieldOfARecordIsFalse() {
    var story = Aurelia.cleared().decided();
    var json = (JsonObject) JsonReader.read(BundleText.write(story.bundle()));
    var entries = ((JsonArray) json.members().get("entries")).values();
    int changed = 0;
    for (int at = 0; at < entries.size(); at++) {
      for (var mutant : mutants(entries.get(at))) {
        changed++;
        var list = new ArrayList<>(entries);
        list.set(at, mutant);
        var result = result(story, json.with("entries", JsonValue.array(list)));
        assertThat(result).as(JsonText.of(mutant)).isEqualTo(Result.REFUSED);
      }
    }
    assertThat(changed).isGreaterThan(300);
  }

  private static Result result(Aurelia story, JsonValue json) {
    try {
      return check(story, BundleText.read(bytes(JsonText.of(json)))).result();
    } catch (MalformedBundleException e) {
      return Result.REFUSED;
    }
  }

  @Test
  void aRecordLeftOutMakesItIncomplete() {
    var story = Aurelia.cleared().decided();
    for (var left : story.ledger.facts()) {
      var cut =
          story.ledger.bundle(
              Aurelia.DECISION.value(),
              List.of(Aurelia.LEAD.value(), Aurelia.ORGANISATION.value()),
              logged -> !logged.fact().equals(left));
      assertThat(check(story, cut).result())
          .as(left.header().kind())
          .isIn(Result.INCOMPLETE, Result.STATUS_UNPROVEN, Result.OTHER_RULES, Result.REFUSED);
    }
  }

  @Test
  void aSignatureOfBeforeItsKeyWasRevokedCountsAndTheRevocationIsNotLeftOut() {
    var story = Aurelia.cleared();
    revoke(story, Aurelia.LEAD);
    story.ledger.status();
    story.decided();
    assertThat(check(story, story.bundle()).result()).isEqualTo(Result.VERIFIED);
    assertThat(withoutRevocation(story)).isNotEqualTo(Result.VERIFIED);
  }

  @Test
  void aSignatureOfAfterItsKeyWasRevokedNeverCounts() {
    for (var key : List.of(Aurelia.LEAD, Aurelia.ORGANISATION)) {
      var story = Aurelia.clearedAfter(s -> revoke(s, key)).decided();
      assertThat(check(story, story.bundle()).result()).isEqualTo(Result.REFUSED);
      assertThat(withoutRevocation(story)).isNotEqualTo(Result.VERIFIED);
    }
  }

  private static void revoke(Aurelia story, KeyId key) {
    var fact = new SigningKeyRevoked(key, "lost", story.ledger.now(), null);
    story.ledger.state(key.value(), Aurelia.KESTREL, fact, "key:" + key);
  }

  private static Result withoutRevocation(Aurelia story) {
    var keys = List.of(Aurelia.LEAD.value(), Aurelia.ORGANISATION.value());
    var cut =
        story.ledger.bundle(
            Aurelia.DECISION.value(),
            keys,
            logged -> !(logged.fact().fact() instanceof SigningKeyRevoked));
    return check(story, cut).result();
  }

  @Test
  void withoutItsHeadAChainIsIncomplete() {
    var story = Aurelia.cleared().decided();
    var whole = story.bundle();
    var without =
        new Bundle(
            whole.about(),
            whole.cut(),
            whole.thresholds(),
            whole.checkpoint(),
            whole.entries(),
            whole.heads().subList(1, whole.heads().size()),
            whole.envelopes());
    assertThat(check(story, without).result()).isEqualTo(Result.INCOMPLETE);
  }

  @Test
  void aBundleThatLeavesOneCrossingOutDoesNotRecompute() {
    var story = Aurelia.cleared();
    Crossing.tell(story.ledger);
    story.ledger.status();
    story.decidedOn(fact -> !fact.header().id().equals(Crossing.ID.value()));
    var keys = List.of(Aurelia.LEAD.value(), Aurelia.ORGANISATION.value());
    var about = Aurelia.DECISION.value();
    var shown = check(story, story.ledger.bundle(about, keys, logged -> true));
    assertThat(shown.result()).isEqualTo(Result.REFUSED);
    assertThat(shown.lacks().getFirst()).contains("answer HALTED; the record says CLEARED");
    var left =
        story.ledger.bundle(
            about, keys, logged -> !logged.fact().header().id().equals(Crossing.ID.value()));
    assertThat(check(story, left).result()).isEqualTo(Result.INCOMPLETE);
  }

  @Test
  void aDecisionADayAfterTheNewestStatusIsUnproven() {
    var story = Aurelia.cleared();
    story.ledger.waitUntil("2026-06-02T09:00:00Z");
    assertThat(check(story, story.decided().bundle()).result()).isEqualTo(Result.STATUS_UNPROVEN);
  }

  @Test
  void aCrossingHiddenFromTheIndexIsNoticed() {
    var story = Aurelia.cleared();
    // The platform goes on without counting what it has: the index is of before.
    var head = story.ledger.head("lab:" + Ledger.LAB);
    story.ledger.append(
        "evl_" + Aurelia.digits(1), Ledger.LAB, new EvaluationStarted(Aurelia.EVALUATION));
    story.ledger.status();
    var whole = story.decided().bundle();
    var heads = new ArrayList<>(whole.heads());
    heads.set(0, head);
    var stale =
        new Bundle(
            whole.about(),
            whole.cut(),
            whole.thresholds(),
            whole.checkpoint(),
            whole.entries(),
            heads,
            whole.envelopes());
    assertThat(check(story, stale).result()).isEqualTo(Result.REFUSED);
  }

  @Test
  void anotherLogsKeyIsRefusedAndNoKeyIsSaid() {
    var story = Aurelia.cleared().decided();
    var other = Aurelia.cleared();
    assertThat(check(other, story.bundle()).result()).isEqualTo(Result.REFUSED);
    assertThat(new Verification(story.bundle(), List.of()).verdict().result())
        .isEqualTo(Result.UNANCHORED);
  }

  @Test
  void aFileThatIsNoBundleIsSaidToBeNone() {
    for (var text : List.of("", "{}", "[]", "{\"bundle\":\"countersign.dev/bundle/v1\"}")) {
      assertThatThrownBy(() -> BundleText.read(bytes(text)))
          .isInstanceOf(MalformedBundleException.class);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** The same with one value changed, each value in turn. */
  private static List<JsonValue> mutants(JsonValue json) {
    var all = new ArrayList<JsonValue>();
    switch (json) {
      case JsonNull ignored -> all.add(JsonValue.string("x"));
      case JsonBoolean(boolean value) -> all.add(new JsonBoolean(!value));
      case JsonNumber(BigDecimal value) -> all.add(new JsonNumber(value.add(BigDecimal.ONE)));
      case JsonString(String value) -> all.add(JsonValue.string(changed(value)));
      case JsonArray(List<JsonValue> values) -> {
        for (int at = 0; at < values.size(); at++) {
          for (var mutant : mutants(values.get(at))) {
            var list = new ArrayList<>(values);
            list.set(at, mutant);
            all.add(JsonValue.array(list));
          }
        }
      }
      case JsonObject object ->
          object
              .members()
              .forEach(
                  (name, value) -> {
                    for (var mutant : mutants(value)) {
                      var members = new LinkedHashMap<>(object.members());
                      members.put(name, mutant);
                      all.add(new JsonObject(members));
                    }
                  });
    }
    return all;
  }

  /** Another text of the same length, changed in the middle. */
  private static String changed(String text) {
    if (text.isEmpty()) {
      return "x";
    }
    int at = text.length() / 2;
    char other = text.charAt(at) == 'A' ? 'B' : 'A';
    return text.substring(0, at) + other + text.substring(at + 1);
  }
}
