package dev.countersign.domain.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.domain.fact.AttestationFact.DecisionImpeached;
import dev.countersign.domain.fact.FactHeader;
import dev.countersign.proofs.json.CanonicalJson;
import dev.countersign.proofs.json.JsonReader;
import java.util.Arrays;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class FactCodecTest {
  @Test
  void whatWasRecordedBeforeAComponentWasAddedKeepsItsText() {
    var before =
        JsonReader.read(
            """
            {"decision":"%1$s","attestation":"%2$s","reason":"REVOKED"}"""
                .formatted("dec_" + "1".repeat(32), "att_" + "2".repeat(32)));
    var impeached = RecordReader.read(before, DecisionImpeached.class);
    assertThat(impeached.evaluation()).isNull();
    assertThat(CanonicalJson.text(RecordWriter.write(impeached)))
        .isEqualTo(CanonicalJson.text(before));
  }

  @Test
  void noKindRepeatsAFieldOfTheHeaderOrOutgrowsTheSlots() {
    var header =
        Arrays.stream(FactHeader.class.getRecordComponents()).map(c -> c.getName()).toList();
    assertThat(FactCodec.KINDS).hasSizeGreaterThan(30);
    FactCodec.KINDS.forEach(
        (kind, type) -> {
          var fields = Arrays.stream(type.getRecordComponents()).map(c -> c.getName()).toList();
          var all = new HashSet<>(header);
          all.addAll(fields);
          assertThat(all).as(kind).hasSize(header.size() + fields.size());
          assertThat(all.size()).as(kind).isLessThanOrEqualTo(32);
        });
  }
}
