package dev.countersign.proofs.tile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TilePathTest {
  @ParameterizedTest
  @CsvSource({
    "0,256,000",
    "999,256,999",
    "1000,256,x001/000",
    "1234067,256,x001/x234/067",
    "273,112,273.p/112"
  })
  void pathsAreThoseOfTheSpecification(long index, int width, String text) {
    assertThat(new TilePath(index, width).toText()).isEqualTo(text);
    assertThat(TilePath.parse(text)).contains(new TilePath(index, width));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0",
        "0000",
        "x000/001",
        "001/000",
        "000.p/0",
        "000.p/256",
        "000.p/07",
        "../000",
        "x001/x000"
      })
  void anyOtherWayToWriteAPlaceIsRefused(String text) {
    assertThat(TilePath.parse(text)).isEmpty();
  }

  /** 2^56 full tiles in, an index times 256 is 0 again: that tile is not the first one. */
  @ParameterizedTest
  @ValueSource(longs = {-1, 1L << 54, 1L << 55, 1L << 56, (1L << 56) + 1, Long.MAX_VALUE})
  void aTileBeyondTheTreeHasNoWidth(long index) {
    assertThat(TilePath.width(0, index, 70_000)).isZero();
  }

  @Test
  void widthsAreThoseOfTheSpecification() {
    assertThat(TilePath.width(0, 272, 70_000)).isEqualTo(256);
    assertThat(TilePath.width(0, 273, 70_000)).isEqualTo(112);
    assertThat(TilePath.width(1, 1, 70_000)).isEqualTo(17);
    assertThat(TilePath.width(2, 0, 70_000)).isEqualTo(1);
    assertThat(TilePath.width(3, 0, 70_000)).isZero();
    assertThat(TilePath.width(0, 0, 256)).isEqualTo(256);
    assertThat(TilePath.width(0, 1, 256)).isZero();
    assertThat(TilePath.width(1, 0, 256)).isEqualTo(1);
    assertThat(TilePath.width(63, 0, Long.MAX_VALUE)).isZero();
  }
}
