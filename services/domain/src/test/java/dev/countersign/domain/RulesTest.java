package dev.countersign.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.domain.codec.FactCodec;
import dev.countersign.domain.codec.RecordWriter;
import dev.countersign.domain.fact.GateFact.GateDecided;
import dev.countersign.domain.fact.RecordedFact;
import dev.countersign.domain.gate.Determinations;
import dev.countersign.domain.gate.Reason;
import dev.countersign.domain.gate.ReasonCode;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.proofs.json.CanonicalJson;
import dev.countersign.proofs.json.JsonValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Rules that answer otherwise have another number: {@code rules/answers.txt} holds what the rules
 * with this one state on many records, the rows of the gate's table and histories told by a seed
 * among them. {@code -Dcountersign.review=write} writes it anew, and never for the same number with
 * another answer.
 */
class RulesTest {
  private static final Path ANSWERS =
      Path.of(
          System.getProperty("countersign.root"),
          "services/domain/src/test/resources/rules/answers.txt");
  private static final OrganisationId PLATFORM = new OrganisationId("org_countersign");
  private static final long HISTORIES = 60;
  private static final int DIGITS = 16;

  /** What is asked live, or of plans alone, and never stated. */
  private static final EnumSet<ReasonCode> NEVER_STATED = EnumSet.of(ReasonCode.STATUS_UNPROVEN);

  private static final SequencedMap<String, Story> RECORDS = records();

  private static SequencedMap<String, Story> records() {
    var records = new LinkedHashMap<String, Story>();
    DecisionTableTest.rows().forEach(row -> records.put(row.get(0), Tale.of(row.get(1)).story()));
    LongStream.range(0, HISTORIES)
        .forEach(seed -> records.put("history " + seed, GatePropertiesTest.sampled(seed).story()));
    records.put("the worked example to step 14", WorkedExampleTest.toStep14());
    records.put("the worked example to step 16", LaterStepsTest.toStep16());
    records.put("the worked example to step 17", SuspensionTest.toStep17());
    for (var share : List.of("0.50", "0.5001")) {
      records.put("revenue of " + share, SuspensionTest.toStep17(share));
    }
    for (long seconds : List.of(-1L, 0L, 1L)) {
      records.put("an objection %+d s from the window's end".formatted(seconds), objected(seconds));
    }
    return records;
  }

  /** A lift that is agreed to, and objected to when its window is about to end, or over. */
  private static Story objected(long seconds) {
    var tale =
        Tale.of(
            "policy; model A; kestrel evaluates A: 300 of 400; "
                + "safeguard on INTERNAL of A; safeguard on API of A; safeguard on OPEN_WEIGHTS of A; "
                + "kestrel validates INTERNAL of A; kestrel validates API of A; "
                + "kestrel validates OPEN_WEIGHTS of A; lift of A");
    var approval = Objects.requireNonNull(tale.halt("A").approval());
    var objects = approval.fact().windowEnds().plusSeconds(seconds);
    tale.story().at(objects.toString());
    return tale.go("objection to A; ask SCALE A").story();
  }

  /** Everything that the platform states of a record, and what holds at its end. */
  private static String answer(Story story) {
    var stated = new ArrayList<JsonValue>();
    story.facts().stream()
        .filter(fact -> fact.header().organisation().equals(PLATFORM))
        .forEach(fact -> stated.add(FactCodec.toJson(fact)));
    Determinations.changed(story.read()).forEach(made -> stated.add(RecordWriter.write(made)));
    return Story.digest(CanonicalJson.text(JsonValue.array(stated))).substring(0, DIGITS);
  }

  @Test
  void rulesThatAnswerOtherwiseHaveAnotherNumber() throws IOException {
    var answers = new LinkedHashMap<String, String>();
    RECORDS.forEach((name, story) -> answers.put(name, answer(story)));
    var lines = Files.exists(ANSWERS) ? Files.readAllLines(ANSWERS) : List.of("rules 0");
    int number = Integer.parseInt(lines.getFirst().substring("rules ".length()));
    var recorded = new LinkedHashMap<String, String>();
    lines.stream().skip(1).forEach(line -> recorded.put(line.substring(DIGITS + 1), digits(line)));
    if (number == Rules.NUMBER) {
      var known = new LinkedHashMap<>(answers);
      known.keySet().retainAll(recorded.keySet());
      var before = new LinkedHashMap<>(recorded);
      before.keySet().retainAll(answers.keySet());
      assertThat(known)
          .as("The rules answer otherwise than rules %d did: raise Rules.NUMBER", number)
          .isEqualTo(before);
    }
    if ("write".equals(System.getProperty("countersign.review"))) {
      write(answers);
      return;
    }
    assertThat(number)
        .as("Write the answers of rules %d with -Dcountersign.review=write", Rules.NUMBER)
        .isEqualTo(Rules.NUMBER);
    assertThat(recorded.keySet())
        .as("Records came or went: write the answers with -Dcountersign.review=write")
        .isEqualTo(answers.keySet());
  }

  private static String digits(String line) {
    return line.substring(0, DIGITS);
  }

  private static void write(Map<String, String> answers) throws IOException {
    var text = new StringBuilder("rules ").append(Rules.NUMBER).append('\n');
    answers.forEach((name, digits) -> text.append(digits).append(' ').append(name).append('\n'));
    Files.createDirectories(ANSWERS.getParent());
    Files.writeString(ANSWERS, text, StandardCharsets.UTF_8);
  }

  @Test
  void everyReasonIsAmongTheAnswers() {
    var given = EnumSet.noneOf(ReasonCode.class);
    for (var story : RECORDS.values()) {
      story.facts().stream()
          .map(RecordedFact::fact)
          .filter(GateDecided.class::isInstance)
          .flatMap(fact -> ((GateDecided) fact).reasons().stream())
          .map(Reason::code)
          .forEach(given::add);
    }
    var missing = EnumSet.complementOf(given);
    missing.removeAll(NEVER_STATED);
    assertThat(missing).isEmpty();
  }
}
