package dev.countersign.oversight.proof;

import static dev.countersign.oversight.LabSteps.inForce;
import static dev.countersign.oversight.LabSteps.model;
import static dev.countersign.oversight.LabSteps.scale;
import static dev.countersign.oversight.LabSteps.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.countersign.domain.codec.FactCodec;
import dev.countersign.oversight.Api;
import dev.countersign.oversight.LocalParts;
import dev.countersign.oversight.LogStandIn;
import dev.countersign.oversight.Register;
import dev.countersign.oversight.ledger.Filing;
import dev.countersign.proofs.bundle.Bundle;
import dev.countersign.proofs.bundle.BundleText;
import dev.countersign.verifier.verify.Result;
import dev.countersign.verifier.verify.Verdict;
import dev.countersign.verifier.verify.Verification;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the platform says of a decision is checked without the platform. */
@QuarkusTest
@QuarkusTestResource(LocalParts.class)
class ProofApiTest {
  @BeforeEach
  void organisations() {
    Register.ready();
  }

  private static String decided() {
    inForce();
    return decidedOn(version("aurelia-submitter", model("aurelia-submitter")));
  }

  private static String decidedOn(String base) {
    return decided("aurelia-submitter", base);
  }

  private static String decided(String submitter, String base) {
    return Api.as(submitter)
        .mutate("requestScaleUp", "scaleUpRequest { decision { id } }", scale(base, "6.2e26"))
        .extract()
        .path("data.requestScaleUp.scaleUpRequest.decision.id");
  }

  private static Bundle bundle(String user, String decision) {
    return BundleText.read(
        Api.as(user).get("/proofs/" + decision).statusCode(200).extract().asByteArray());
  }

  private static Verdict check(Bundle bundle) {
    return new Verification(bundle, List.of(LogStandIn.verifier())).verdict();
  }

  @Test
  void theLabAndItsRegulatorRecomputeADecisionFromOneFile() {
    var decision = decided();
    LogStandIn.takeIn();
    for (var user : List.of("aurelia-submitter", "eu-analyst")) {
      var verdict = check(bundle(user, decision));
      assertThat(verdict.lacks()).as(user).isEmpty();
      assertThat(verdict.result()).isEqualTo(Result.VERIFIED);
      assertThat(verdict.reasons()).anyMatch(reason -> reason.startsWith("NOT_ASSESSED"));
    }
  }

  @Test
  void aRecordOfAnyKindLeftOutIsMissed() {
    var whole = bundle("aurelia-submitter", logged());
    var kinds = new HashSet<String>();
    // The record of a long run has thousands of entries. A gap in the lab's chain ends its check;
    // what is about no lab is in every file, and each of it is left out of a shorter one below.
    assertThat(notMissed(whole, entry -> isAboutALab(entry) && kinds.add(kind(entry)))).isEmpty();
  }

  private static boolean isAboutALab(Bundle.Entry entry) {
    return entry.whole() != null && entry.whole().record().text("lab") != null;
  }

  @Test
  void eachSingleRecordLeftOutIsMissed() {
    // A lab of which little is on record, however long the run.
    var submitter = "borealis-submitter";
    var decision = decided(submitter, version(submitter, model(submitter)));
    LogStandIn.takeIn();
    var whole = bundle("borealis-officer", decision);
    assertThat(check(whole).result()).isEqualTo(Result.VERIFIED);
    assertThat(notMissed(whole, entry -> true)).isEmpty();
  }

  /** The entries of these without which it is verified all the same. */
  private static List<String> notMissed(Bundle whole, Predicate<Bundle.Entry> of) {
    return whole.entries().stream()
        .filter(of)
        // A key that signed nothing of it proves nothing here, and neither does its revocation.
        .filter(entry -> !kind(entry).startsWith("SIGNING_KEY_"))
        .filter(entry -> isCounted(entry, whole))
        .toList()
        .parallelStream()
        .filter(entry -> check(without(entry, whole)).result() == Result.VERIFIED)
        .map(entry -> "%d, %s".formatted(entry.index(), kind(entry)))
        .toList();
  }

  /** What was registered behind the status that counts the register is not missed yet. */
  private static boolean isCounted(Bundle.Entry entry, Bundle whole) {
    if (entry.whole() == null) {
      return true;
    }
    var links = FactCodec.ofJson(entry.whole().record()).header().subjects();
    return whole.heads().stream()
        .filter(head -> head.subject().equals(Filing.REGISTER))
        .noneMatch(
            head ->
                links.stream()
                    .anyMatch(
                        link ->
                            link.subject().equals(Filing.REGISTER)
                                && link.number() > head.number()));
  }

  private static Bundle without(Bundle.Entry left, Bundle whole) {
    return new Bundle(
        whole.about(),
        whole.cut(),
        whole.thresholds(),
        whole.checkpoint(),
        whole.entries().stream().filter(entry -> entry.index() != left.index()).toList(),
        whole.heads(),
        whole.envelopes());
  }

  private static String kind(Bundle.Entry entry) {
    return entry.whole() == null
        ? String.valueOf(entry.leaf().kind())
        : String.valueOf(entry.whole().record().text("kind"));
  }

  private static String logged() {
    var decision = decided();
    LogStandIn.takeIn();
    return decision;
  }

  @Test
  void nobodyElseIsGivenTheFile() {
    var decision = logged();
    for (var user :
        List.of("borealis-officer", "ca-analyst", "kestrel-lead", "platform-registrar")) {
      Api.as(user).get("/proofs/" + decision).statusCode(404).body("code", equalTo("NOT_FOUND"));
    }
    Api.anonymous().get("/proofs/" + decision).statusCode(404).body("code", equalTo("NOT_FOUND"));
    Api.as("aurelia-officer")
        .get("/proofs/dec_00000000000000000000000000000000")
        .statusCode(404)
        .body("code", equalTo("NOT_FOUND"));
  }

  @Test
  void beforeTheLogHasItThereIsNoFile() {
    var decision = decided();
    Api.as("aurelia-officer")
        .get("/proofs/" + decision)
        .statusCode(409)
        .body("code", equalTo("NOT_YET_LOGGED"));
  }

  @Test
  void norIsThereOneWithoutWhatItIsAbout() {
    logged();
    // Its file goes to the newest record under a checkpoint, which is older than this.
    var version = version("aurelia-submitter", model("aurelia-submitter"));
    Api.as("aurelia-officer")
        .get("/proofs/" + version)
        .statusCode(409)
        .body("code", equalTo("NOT_YET_LOGGED"));
  }

  @Test
  void aFactAndItsLeafAreCommittedTogetherOrNotAtAll() throws SQLException {
    var base = version("aurelia-submitter", model("aurelia-submitter"));
    Api.as("aurelia-submitter")
        .mutate("requestScaleUp", "scaleUpRequest { id }", scale(base, "1"))
        .body("errors[0].extensions.code", equalTo("CEILING_BELOW_BASE"));
    decidedOn(base);
    var url = ConfigProvider.getConfig().getValue("quarkus.datasource.jdbc.url", String.class);
    try (var admin = DriverManager.getConnection(url, "postgres", "");
        var statement = admin.createStatement();
        var row =
            statement.executeQuery(
                "select count(*), count(f.position), count(o.position)"
                    + " from ledger.fact f full join ledger.outbox o using (position)")) {
      row.next();
      assertThat(row.getLong(1)).isPositive();
      assertThat(row.getLong(2)).isEqualTo(row.getLong(1));
      assertThat(row.getLong(3)).isEqualTo(row.getLong(1));
    }
  }
}
