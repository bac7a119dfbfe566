package dev.countersign.proofs.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.proofs.digest.Sha256;
import dev.countersign.proofs.index.SparseMap.Sibling;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One key has one value under one root, and what is not there is shown not to be. */
class SparseMapTest {
  private static byte[] key(int number) {
    return Sha256.of(new byte[] {(byte) number});
  }

  private static byte[] value(int number) {
    return new byte[] {(byte) number, 1};
  }

  private static SparseMap map(int size) {
    return new SparseMap(
        IntStream.range(0, size).mapToObj(i -> Map.entry(key(i), value(i))).toList());
  }

  @Test
  void everyKeyIsProvenWithItsValueAndNoOther() {
    var map = map(40);
    var root = map.root();
    for (int i = 0; i < 40; i++) {
      var siblings = map.prove(key(i));
      assertThat(SparseMap.proves(root, key(i), value(i), siblings)).isTrue();
      assertThat(SparseMap.proves(root, key(i), value(i + 1), siblings)).isFalse();
      assertThat(SparseMap.proves(root, key(i + 1), value(i), siblings)).isFalse();
      assertThat(SparseMap.provesAbsence(root, key(i), siblings)).isFalse();
    }
  }

  @Test
  void whatIsNotThereIsShownNotToBe() {
    var map = map(40);
    var siblings = map.prove(key(41));
    assertThat(SparseMap.provesAbsence(map.root(), key(41), siblings)).isTrue();
    assertThat(SparseMap.proves(map.root(), key(41), value(41), siblings)).isFalse();
    assertThat(SparseMap.provesAbsence(map(0).root(), key(1), List.of())).isTrue();
  }

  @Test
  void aSiblingTooManyTooFewOrMovedProvesNothing() {
    var map = map(40);
    var siblings = map.prove(key(3));
    for (int at = 0; at < siblings.size(); at++) {
      var without = new ArrayList<>(siblings);
      var taken = without.remove(at);
      assertThat(SparseMap.proves(map.root(), key(3), value(3), without)).isFalse();
      var moved = new ArrayList<>(siblings);
      moved.set(at, new Sibling(taken.depth() + 100, taken.hash()));
      assertThat(SparseMap.proves(map.root(), key(3), value(3), moved)).isFalse();
    }
    var more = new ArrayList<>(siblings);
    more.add(new Sibling(255, new byte[32]));
    assertThat(SparseMap.proves(map.root(), key(3), value(3), more)).isFalse();
  }

  @Test
  void theRootDoesNotDependOnTheOrderAndDoesOnEveryValue() {
    var forward = IntStream.range(0, 9).mapToObj(i -> Map.entry(key(i), value(i))).toList();
    assertThat(new SparseMap(forward.reversed()).root()).isEqualTo(map(9).root());
    var changed = new ArrayList<>(forward);
    changed.set(4, Map.entry(key(4), value(5)));
    assertThat(new SparseMap(changed).root()).isNotEqualTo(map(9).root());
  }

  @Test
  void aKeyThatStandsTwiceIsRefused() {
    assertThatThrownBy(
            () -> new SparseMap(List.of(Map.entry(key(1), value(1)), Map.entry(key(1), value(2)))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Computed apart from this code: the format can only be followed by another version. */
  @Test
  void theFormatIsPinned() {
    var one = new SparseMap(List.of(Map.entry(new byte[32], new byte[] {1})));
    assertThat(HexFormat.of().formatHex(one.root()))
        .isEqualTo("48b83eef43a1f2f28aec1e33c06d7f2473d44ce78463d1f2d40252944b29e5f4");
  }
}
