package dev.countersign.verifier.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.countersign.domain.fact.EvidenceFact.EvidenceClass;
import dev.countersign.domain.fact.EvidenceFact.EvidenceResultsRead;
import dev.countersign.domain.fact.EvidenceFact.EvidenceSealed;
import dev.countersign.domain.id.EvidenceId;
import dev.countersign.proofs.bundle.Bundle;
import dev.countersign.proofs.bundle.BundleText;
import dev.countersign.proofs.bundle.MalformedBundleException;
import dev.countersign.proofs.bundle.SampleProof;
import dev.countersign.proofs.bundle.SampleProof.Place;
import dev.countersign.proofs.bundle.SampleProofText;
import dev.countersign.proofs.digest.Sha256;
import dev.countersign.proofs.json.JsonReader;
import dev.countersign.proofs.json.JsonText;
import dev.countersign.proofs.json.JsonValue;
import dev.countersign.proofs.json.JsonValue.JsonObject;
import dev.countersign.proofs.merkle.MerkleTree;
import dev.countersign.verifier.Countersign;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sample is where its proof says, or the proof is refused. */
class SampleVerificationTest {
  private static final EvidenceId EVIDENCE = new EvidenceId("evd_" + "7".repeat(32));
  private static final EvidenceId OTHER = new EvidenceId("evd_" + "8".repeat(32));
  private static final int SAMPLES = 11;

  private final Ledger ledger = new Ledger();
  private final List<byte[]> leaves =
      IntStream.range(0, SAMPLES).mapToObj(n -> MerkleTree.leafHash(content(n))).toList();

  private static byte[] content(int sample) {
    return Sha256.of(("sample " + sample).getBytes(StandardCharsets.UTF_8));
  }

  private void record(EvidenceId id, long samples, byte[] root) {
    ledger.append(
        id.value(),
        Ledger.LAB,
        new EvidenceSealed(
            id,
            "ab".repeat(32),
            7,
            "application/zip",
            "log.eval",
            EvidenceClass.CONFIDENTIAL,
            "INSPECT_EVAL",
            true,
            null,
            null,
            List.of()));
    ledger.append(
        id.value(),
        Ledger.LAB,
        new EvidenceResultsRead(
            id,
            null,
            null,
            null,
            null,
            samples,
            HexFormat.of().formatHex(root),
            List.of(),
            List.of()));
  }

  private SampleProof proof(int index) {
    record(EVIDENCE, SAMPLES, MerkleTree.root(leaves));
    return new SampleProof(
        EVIDENCE.value(),
        index,
        SAMPLES,
        content(index),
        new Place("samples/\u001b[2J_epoch_1.json", null, null),
        MerkleTree.inclusionProof(leaves, index),
        ledger.bundle(EVIDENCE.value(), List.of(), logged -> true));
  }

  private Verdict check(SampleProof proof) {
    return new SampleVerification(proof, List.of(ledger.verifier())).verdict(null);
  }

  private Result result(JsonValue file) {
    try {
      return check(SampleProofText.read(file)).result();
    } catch (MalformedBundleException e) {
      return Result.REFUSED;
    }
  }

  private static JsonObject file(SampleProof proof) {
    return JsonReader.readObject(SampleProofText.write(proof));
  }

  @Test
  void everySampleOfARunIsFoundWhereItIs() {
    for (int index = 0; index < SAMPLES; index++) {
      var fresh = new SampleVerificationTest();
      var verdict = fresh.check(SampleProofText.read(file(fresh.proof(index))));
      assertThat(verdict.lacks()).isEmpty();
      assertThat(verdict.result()).isEqualTo(Result.VERIFIED);
    }
  }

  @Test
  void whatIsChangedIsRefused() {
    var file = file(proof(7));
    assertThat(result(file)).isEqualTo(Result.VERIFIED);
    assertThat(result(file.with("index", JsonReader.read("6")))).isEqualTo(Result.REFUSED);
    assertThat(result(file.with("index", JsonReader.read("12")))).isEqualTo(Result.REFUSED);
    assertThat(result(file.with("total", JsonReader.read("12")))).isEqualTo(Result.REFUSED);
    assertThat(result(file.with("content", "00".repeat(32)))).isEqualTo(Result.REFUSED);
    assertThat(result(file.with("content", "AB".repeat(32)))).isEqualTo(Result.REFUSED);
    assertThat(result(file.with("evidence", OTHER.value()))).isEqualTo(Result.REFUSED);
    assertThat(result(file.with("proof", "countersign.dev/sample-proof/v2")))
        .isEqualTo(Result.REFUSED);
    assertThat(result(file.with("more", "x"))).isEqualTo(Result.REFUSED);
    var path = ((JsonValue.JsonArray) Objects.requireNonNull(file.get("path"))).values();
    assertThat(result(file.with("path", JsonValue.array(path.subList(1, path.size())))))
        .isEqualTo(Result.REFUSED);
    assertThat(result(file.with("path", JsonValue.array(path.reversed()))))
        .isEqualTo(Result.REFUSED);
  }

  @Test
  void theRecordsOfOtherEvidenceProveNothing() {
    var proof = proof(7);
    record(OTHER, SAMPLES, MerkleTree.root(leaves));
    var other = ledger.bundle(OTHER.value(), List.of(), logged -> true);
    assertThat(check(with(proof, other)).result()).isEqualTo(Result.REFUSED);
    var without =
        ledger.bundle(
            EVIDENCE.value(),
            List.of(),
            logged -> !(logged.fact().fact() instanceof EvidenceResultsRead));
    assertThat(check(with(proof, without)).result()).isEqualTo(Result.REFUSED);
  }

  private static SampleProof with(SampleProof proof, Bundle bundle) {
    return new SampleProof(
        proof.evidence(),
        proof.index(),
        proof.total(),
        proof.content(),
        proof.place(),
        proof.path(),
        bundle);
  }

  @Test
  void withoutTheLogsKeyItAgreesWithItselfAlone() {
    assertThat(new SampleVerification(proof(7), List.of()).verdict(null).result())
        .isEqualTo(Result.UNANCHORED);
  }

  @Test
  void oneCommandChecksTheFileAndTheBytes(@TempDir Path folder) throws IOException {
    var file = Files.writeString(folder.resolve("s.proof.json"), SampleProofText.write(proof(7)));
    var bytes = Files.writeString(folder.resolve("s.json"), "sample 7");
    var others = Files.writeString(folder.resolve("o.json"), "sample 8");
    var said = new StringWriter();
    assertThat(run(said, "verify", file.toString(), "--explain")).isZero();
    assertThat(said.toString())
        .startsWith("VERIFIED")
        .contains("number 7 of the 11")
        .doesNotContain("\u001b");
    assertThat(run(said, "verify", file.toString(), "--content", bytes.toString())).isZero();
    assertThat(run(said, "verify", file.toString(), "--content", others.toString())).isEqualTo(1);
    assertThat(run(said, "verify", file.toString(), "--content", folder + "/absent")).isEqualTo(2);
  }

  private int run(StringWriter said, String... arguments) {
    var all = List.of(arguments).toArray(new String[arguments.length + 2]);
    all[arguments.length] = "--log-key";
    all[arguments.length + 1] = ledger.verifier().toText();
    return Countersign.run(new PrintWriter(said), all);
  }

  @Test
  void thePublishedSchemaDescribesTheFile() {
    var schemas =
        JsonSchemaFactory.getInstance(
            VersionFlag.V202012,
            builder ->
                builder.schemaLoaders(
                    loaders ->
                        loaders.add(
                            address ->
                                () ->
                                    BundleText.class.getResourceAsStream(
                                        "/schema/"
                                            + address
                                                .toString()
                                                .substring(
                                                    address.toString().lastIndexOf('/') + 1)))));
    var schema =
        schemas.getSchema(
            Objects.requireNonNull(
                BundleText.class.getResourceAsStream("/schema/sample-proof.schema.json")));
    var file = file(proof(7));
    assertThat(schema.validate(JsonText.of(file), InputFormat.JSON)).isEmpty();
    assertThat(schema.validate(JsonText.of(file.with("more", "x")), InputFormat.JSON)).isNotEmpty();
    assertThat(schema.validate(JsonText.of(file.with("bundle", "x")), InputFormat.JSON))
        .isNotEmpty();
  }
}
