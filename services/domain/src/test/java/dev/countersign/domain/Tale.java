package dev.countersign.domain;

import dev.countersign.domain.fact.GateFact.ExceptionRecorded;
import dev.countersign.domain.fact.GateFact.GateDecided;
import dev.countersign.domain.fact.GateFact.ScaleUpRequested;
import dev.countersign.domain.fact.HaltFact.HaltLiftObjected;
import dev.countersign.domain.fact.ModelFact.ChangeKind;
import dev.countersign.domain.fact.ModelFact.MitigationState;
import dev.countersign.domain.fact.ModelFact.ModelChanged;
import dev.countersign.domain.fact.ModelFact.ModelRegistered;
import dev.countersign.domain.fact.ModelFact.ModelVersionRegistered;
import dev.countersign.domain.fact.ModelFact.Parent;
import dev.countersign.domain.fact.PolicyFact.PolicyVersionRepealed;
import dev.countersign.domain.halt.Halts.Halt;
import dev.countersign.domain.halt.Halts.State;
import dev.countersign.domain.id.DocumentId;
import dev.countersign.domain.id.ExceptionId;
import dev.countersign.domain.id.ModelChangeId;
import dev.countersign.domain.id.ModelId;
import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.domain.id.PolicyVersionId;
import dev.countersign.domain.id.RequestId;
import dev.countersign.domain.policy.RiskDomain;
import dev.countersign.domain.policy.Stage;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A lab's record told in plain sentences; {@code gate/decision-table.txt} says which there are.
 * What follows from them is derived, never told.
 */
final class Tale {
  private static final Instant FIRST_DAY = Instant.parse("2026-01-01T00:00:00Z");
  private static final RequestId REQUEST = new RequestId("req_" + Story.digits(1));

  private final Story story = new Story(FIRST_DAY.toString());
  private final TaleProofs proofs = new TaleProofs(story);
  private final Map<Pattern, Consumer<MatchResult>> sentences = new LinkedHashMap<>();
  private int policies;
  private int others;
  private int requests;

  private Tale() {
    on("day (\\d+)", m -> story.at(day(m.group(1))));
    on("policy(.*)", m -> publish(m.group(1)));
    on("repeal", m -> repeal());
    on("family (\\w+)", m -> family(m.group(1)));
    on("(?:(\\w+) )?model (\\w)(?: from (.*?))?(?: at (\\S+) FLOP)?", this::model);
    on("(\\w+) evaluates (\\w): (\\d+) of (\\d+)(.*)", proofs::evaluate);
    on("(bad )?evidence of (\\d+) is sealed", proofs::seal);
    on("(\\w+) attests (\\d+)(?: but (\\w+))?(?: until day (\\d+))?", proofs::attest);
    on(
        "(\\w+) (validates|doubts) (\\S+) of (\\w)(?: on evidence (\\d+))?(?: until day (\\d+))?",
        proofs::validate);
    on("(proposed )?safeguard on (\\S+) of (\\w)(?: like (\\w+))?", proofs::implement);
    on("(implement|reconfigure|withdraw) (\\S+) of (\\w)", proofs::update);
    on("bypass of (\\S+) of (\\w)", proofs::bypass);
    on("change (\\w+) of (\\w)", m -> change(version(m.group(2)), m.group(1), "CYBER"));
    on("advance in (\\w+)", m -> change(null, "ELICITATION_ADVANCE", m.group(1)));
    on("invalidate (\\d+)", proofs::invalidate);
    on("reassess (\\d+) by (\\d+)( without reason)?", proofs::reassess);
    on("lift of (\\w)", m -> lift(m.group(1)));
    on("objection to (\\w)", m -> objectTo(halt(m.group(1))));
    on("exception", m -> except());
    on("ask (\\w+) (\\w+)(?: to (\\S+))?", this::ask);
  }

  /** Tells it: sentences with semicolons between them. */
  static Tale of(String text) {
    return new Tale().go(text);
  }

  Tale go(String text) {
    for (var sentence : text.split(";")) {
      if (!sentence.isBlank()) {
        tell(sentence.strip());
      }
    }
    return this;
  }

  private void tell(String sentence) {
    for (var known : sentences.entrySet()) {
      var matcher = known.getKey().matcher(sentence);
      if (matcher.matches()) {
        known.getValue().accept(matcher.toMatchResult());
        return;
      }
    }
    throw new IllegalArgumentException("There is no such sentence: " + sentence);
  }

  private void on(String pattern, Consumer<MatchResult> does) {
    sentences.put(Pattern.compile(pattern), does);
  }

  Story story() {
    return story;
  }

  /** What the gate last said of what was asked last, as it is recorded. */
  GateDecided answer() {
    return story.decided(new RequestId("req_" + Story.digits(requests)));
  }

  List<String> codes() {
    return answer().reasons().stream().map(reason -> reason.code().name()).distinct().toList();
  }

  /** The newest halt of a version. */
  Halt halt(String version) {
    return story.read().halts().all().stream()
        .filter(halt -> halt.opened().modelVersion().equals(version(version)))
        .reduce((earlier, later) -> later)
        .orElseThrow();
  }

  /** Lifts whatever of a version can be lifted; if nothing can, its newest halt is tried. */
  private void lift(String version) {
    var newest = halt(version);
    var open =
        story.read().halts().all().stream()
            .filter(halt -> halt.opened().modelVersion().equals(version(version)))
            .filter(halt -> halt.state() == State.OPEN || halt.state() == State.LIFT_DENIED)
            .toList();
    (open.isEmpty() ? List.of(newest) : open)
        .forEach(halt -> Aurelia.lift(story, halt.id(), story.now()));
  }

  static String day(String number) {
    return FIRST_DAY.plus(Duration.ofDays(Long.parseLong(number))).toString();
  }

  static ModelVersionId version(String name) {
    return new ModelVersionId("mv_" + Story.digits(name.charAt(0)));
  }

  static OrganisationId organisation(String name) {
    return name.equals("lab") ? Story.LAB : new OrganisationId("org_" + name);
  }

  private static ModelId familyOf(String name) {
    return new ModelId("mdl_" + Story.digits(name.hashCode()));
  }

  private void publish(String changes) {
    policies++;
    var terms = TaleTerms.of(changes, policies);
    proofs.under(terms.threshold().key(), Story.digest("policy " + policies));
    var document =
        changes.contains("in document 2") ? new DocumentId("doc_" + Story.digits(2)) : Aurelia.RSP;
    Aurelia.publish(story, document, policies, story.now().toString(), terms.policy());
  }

  private void repeal() {
    var id = new PolicyVersionId("pol_" + Story.digits(policies));
    story.file(id.value(), new PolicyVersionRepealed(id, "no longer"));
  }

  private void family(String name) {
    story.file(familyOf(name).value(), new ModelRegistered(familyOf(name), name));
  }

  private void model(MatchResult m) {
    var id = version(m.group(2));
    boolean mitigated = "mitigated".equals(m.group(1));
    var family = m.group(1) == null || mitigated ? "AUR" : m.group(1);
    story.file(
        id.value(),
        new ModelVersionRegistered(
            id,
            familyOf(family),
            "checkpoint",
            Story.digest(id.value()),
            new BigDecimal(m.group(4) == null ? "1e26" : m.group(4)),
            m.group(3) == null ? List.of() : parents(m.group(3)),
            mitigated ? MitigationState.RELEASE_CANDIDATE : MitigationState.HELPFUL_ONLY,
            List.of()));
  }

  private static List<Parent> parents(String edges) {
    var parents = new ArrayList<Parent>();
    for (var edge : edges.split(" and ")) {
      var words = edge.split(" x");
      var ratios = new HashMap<RiskDomain, BigDecimal>();
      if (!words[1].equals("?")) {
        var ratio = words[1].split("/");
        ratios.put(RiskDomain.CYBER, new BigDecimal(ratio[0]));
        ratios.put(RiskDomain.OTHER, new BigDecimal(ratio[ratio.length - 1]));
      }
      parents.add(new Parent(version(words[0]), ratios));
    }
    return parents;
  }

  private void change(@Nullable ModelVersionId of, String kind, String domain) {
    var id = new ModelChangeId("chg_" + Story.digits(++others));
    story.file(
        id.value(),
        new ModelChanged(
            id, of, ChangeKind.valueOf(kind), List.of(RiskDomain.valueOf(domain)), "it changed"));
  }

  private void objectTo(Halt halt) {
    var regulator = new OrganisationId("org_eu");
    story.file(halt.id().value(), regulator, new HaltLiftObjected(halt.id(), regulator, "no"));
  }

  private void except() {
    var id = new ExceptionId("exc_" + Story.digits(++others));
    story.file(
        id.value(),
        new ExceptionRecorded(
            id, REQUEST, "aurelia-officer", "We go on.", Instant.parse(day("400")), null));
  }

  private void ask(MatchResult m) {
    var id = new RequestId("req_" + Story.digits(++requests));
    story.file(
        id.value(),
        new ScaleUpRequested(
            id,
            m.group(2).equals("new") ? null : version(m.group(2)),
            Stage.valueOf(m.group(1)),
            new BigDecimal(m.group(3) == null ? "2e26" : m.group(3))));
  }
}
