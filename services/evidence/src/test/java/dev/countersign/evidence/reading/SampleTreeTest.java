package dev.countersign.evidence.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.proofs.digest.Sha256;
import dev.countersign.proofs.merkle.MerkleTree;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleTreeTest {
  private final Map<Long, byte[]> tiles = new HashMap<>();
  private final List<byte[]> leaves = new ArrayList<>();

  private dev.countersign.evidence.vault.Readings.Run run(int samples) {
    var tree = new SampleTree(tiles::put);
    for (int n = 0; n < samples; n++) {
      var content = Sha256.hex(("sample " + n).getBytes(StandardCharsets.UTF_8));
      tree.add(content);
      leaves.add(MerkleTree.leafHash(HexFormat.of().parseHex(content)));
    }
    return tree.end();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4_095, 4_096, 4_097, 8_192, 12_289})
  void theTreeOverTilesIsTheTreeOverTheSamples(int samples) {
    var run = run(samples);
    var root = MerkleTree.root(leaves);
    assertThat(run.samples()).isEqualTo(samples);
    assertThat(run.root()).isEqualTo(HexFormat.of().formatHex(root));
    for (int index : List.of(0, 1, samples / 2, 4_095, 4_096, samples - 1)) {
      if (index >= 0 && index < samples) {
        var proof =
            SampleTree.inclusion(run, index, tiles::get).stream()
                .map(HexFormat.of()::parseHex)
                .toList();
        assertThat(MerkleTree.includes(leaves.get(index), index, samples, proof, root)).isTrue();
        assertThat(
                MerkleTree.includes(MerkleTree.leafHash(new byte[32]), index, samples, proof, root))
            .isFalse();
      }
    }
  }
}
