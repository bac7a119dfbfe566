package dev.countersign.evidence.http;

import static dev.countersign.evidence.http.Doors.put;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.evidence.fixture.InspectLog;
import dev.countersign.evidence.fixture.Packing;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(WorldResource.class)
class AfterSealingTest {
  World world;

  @Test
  void oversightIsToldWhatTheBytesSay() {
    var bytes = InspectLog.crossing().eval(Packing.ZSTD);
    var ticket = world.ticket().bytes(bytes).with("name", "E2 <b>log</b>.eval");
    put(ticket.sign(), bytes).statusCode(201);
    Eventually.holds(() -> assertThat(world.oversight().knownOf(ticket.evidence())).hasSize(1));
    var notice = world.oversight().knownOf(ticket.evidence()).getFirst();
    assertThat(notice.get("owner").asText()).isEqualTo("org_kestrel");
    assertThat(notice.get("sha256").asText()).isEqualTo(TicketMaker.sha256(bytes));
    assertThat(notice.get("size").asInt()).isEqualTo(bytes.length);
    assertThat(notice.get("class").asText()).isEqualTo("RESTRICTED");
    assertThat(notice.get("name").asText()).isEqualTo("E2 <b>log</b>.eval");
    assertThat(notice.get("sealedAt").asText()).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
    var parsed = notice.get("parsed");
    assertThat(parsed.get("format").asText()).isEqualTo("INSPECT_EVAL");
    assertThat(parsed.get("decisionGrade").asBoolean()).isTrue();
    assertThat(parsed.get("planned").asInt()).isEqualTo(80);
    assertThat(parsed.get("completed").asInt()).isEqualTo(78);
    assertThat(parsed.get("reason").isNull()).isTrue();
    assertThat(parsed.at("/warnings/0/code").asText()).isEqualTo("SAMPLES_MISSING");
    assertThat(parsed.at("/summary/model").asText()).isEqualTo("aurelia/aur-5-c1");
    assertThat(parsed.at("/summary/scores/0/recomputed/successes").asInt()).isEqualTo(55);
    assertThat(parsed.at("/summary/scores/0/recomputed/n").asInt()).isEqualTo(78);
    assertThat(parsed.at("/summary/scores/0/metrics/0/value").asText())
        .isEqualTo("0.7051282051282052");
    assertThat(world.oversight().bearers()).allMatch(bearer -> bearer.startsWith("Bearer eyJ"));
  }

  @Test
  void whatCannotBeReadIsToldAsSuch() {
    var bytes = "%PDF-1.7 a system card".getBytes(StandardCharsets.UTF_8);
    var ticket = world.ticket().bytes(bytes).with("mediaType", "application/pdf");
    put(ticket.sign(), bytes).statusCode(201);
    Eventually.holds(() -> assertThat(world.oversight().knownOf(ticket.evidence())).hasSize(1));
    var parsed = world.oversight().knownOf(ticket.evidence()).getFirst().get("parsed");
    assertThat(parsed.get("format").asText()).isEqualTo("OPAQUE");
    assertThat(parsed.get("decisionGrade").asBoolean()).isFalse();
    assertThat(parsed.get("reason").asText()).isNotEmpty();
    assertThat(parsed.get("summary").isNull()).isTrue();
  }

  @Test
  void oversightIsToldUntilItKnows() {
    var bytes = InspectLog.binary(5, 5, 3).json();
    var ticket = world.ticket().bytes(bytes);
    world.oversight().failNext(ticket.evidence(), 2);
    put(ticket.sign(), bytes).statusCode(201);
    Eventually.holds(() -> assertThat(world.oversight().knownOf(ticket.evidence())).hasSize(1));
    assertThat(world.oversight().turnedAwayOf(ticket.evidence()))
        .hasSizeGreaterThanOrEqualTo(2)
        .allMatch(world.oversight().knownOf(ticket.evidence()).getFirst()::equals);
  }
}
