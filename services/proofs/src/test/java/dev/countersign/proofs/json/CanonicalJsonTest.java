package dev.countersign.proofs.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.proofs.json.JsonValue.JsonObject;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 8785: the examples of its section 3.2 and appendix B. */
class CanonicalJsonTest {

  @Test
  void theExampleOfTheStandardIsWrittenAsItSays() {
    var input =
        """
        {
          "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
          "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
          "literals": [null, true, false]
        }
        """;
    assertThat(CanonicalJson.text(JsonReader.read(input)))
        .isEqualTo(
            "{\"literals\":[null,true,false],\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
                + "\"string\":\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
  }

  @Test
  void namesAreSortedByCodeUnitsAndNotByCodePoints() {
    var input =
        "{\"\\u20ac\":1,\"\\r\":2,\"\\ufb33\":3,\"1\":4,\"\\ud83d\\ude00\":5,\"\\u0080\":6,\"\\u00f6\":7}";
    assertThat(CanonicalJson.text(JsonReader.read(input)))
        .isEqualTo(
            "{\"\\r\":2,\"1\":4,\"\u0080\":6,\"\u00f6\":7,\"\u20ac\":1,\"\ud83d\ude00\":5,\"\ufb33\":3}");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0, 0",
    "5e-324, 5e-324",
    "1.7976931348623157e308, 1.7976931348623157e+308",
    "9007199254740992, 9007199254740992",
    "295147905179352830000, 295147905179352830000",
    "1e21, 1e+21",
    "9.999999999999997e22, 9.999999999999997e+22",
    "1e23, 1e+23",
    "999999999999999900000, 999999999999999900000",
    "0.000001, 0.000001",
    "1e-7, 1e-7",
    "333333333.3333332, 333333333.3333332",
    "-0.0000033333333333333333, -0.0000033333333333333333",
    "1424953923781206.2, 1424953923781206.2"
  })
  void numbersAreWrittenAsEcmaScriptDoes(String written, String expected) {
    assertThat(CanonicalJson.number(new BigDecimal(written))).isEqualTo(expected);
  }

  /** RFC 8785, appendix B, by the bits of the double. */
  @ParameterizedTest
  @CsvSource({
    "0000000000000000, 0",
    "8000000000000000, 0",
    "0000000000000001, 5e-324",
    "8000000000000001, -5e-324",
    "7fefffffffffffff, 1.7976931348623157e+308",
    "ffefffffffffffff, -1.7976931348623157e+308",
    "4340000000000000, 9007199254740992",
    "c340000000000000, -9007199254740992",
    "4430000000000000, 295147905179352830000",
    "44b52d02c7e14af5, 9.999999999999997e+22",
    "44b52d02c7e14af6, 1e+23",
    "44b52d02c7e14af7, 1.0000000000000001e+23",
    "444b1ae4d6e2ef4e, 999999999999999700000",
    "444b1ae4d6e2ef4f, 999999999999999900000",
    "444b1ae4d6e2ef50, 1e+21",
    "3eb0c6f7a0b5ed8c, 9.999999999999997e-7",
    "3eb0c6f7a0b5ed8d, 0.000001",
    "41b3de4355555553, 333333333.3333332",
    "41b3de4355555554, 333333333.33333325",
    "41b3de4355555555, 333333333.3333333",
    "41b3de4355555556, 333333333.3333334",
    "41b3de4355555557, 333333333.33333343",
    "becbf647612f3696, -0.0000033333333333333333",
    "43143ff3c1cb0959, 1424953923781206.2"
  })
  void theNumbersOfTheStandardAreWrittenAsItSays(String bits, String expected) {
    var exact = new BigDecimal(Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16)));
    assertThat(CanonicalJson.number(exact)).isEqualTo(expected);
  }

  @Test
  void aNumberThatIsNoDoubleIsNotWritten() {
    assertThatThrownBy(() -> CanonicalJson.number(new BigDecimal("1e309")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Java would write a question mark for each: two values with the same bytes. */
  @ParameterizedTest
  @ValueSource(strings = {"\ud800", "a\udc00", "\ud83d\ud83d\ude00", "\udc00\ud800"})
  void aLoneSurrogateIsNotWritten(String text) {
    assertThatThrownBy(() -> CanonicalJson.bytes(JsonValue.string(text)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> CanonicalJson.bytes(JsonObject.of().with(text, "x")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[1,]",
        "{\"a\":1,\"a\":2}",
        "\"\\ud800\"",
        "01",
        "1.",
        "+1",
        "NaN",
        "tru",
        "1 2",
        "\"\u0001\"",
        "{\"a\" 1}",
        "\"\\x\"",
        "1e999999999",
        "\"\\u\uff10\uff10\uff14\uff11\"",
        "\"\\u00\"",
        "\ufeff1",
        "\u00a01",
        "-",
        "\u0661"
      })
  void whatIsNotStrictJsonIsRefused(String text) {
    assertThatThrownBy(() -> JsonReader.read(text)).isInstanceOf(JsonSyntaxException.class);
  }

  @Test
  void nestingIsBoundedInsteadOfOverflowingTheStack() {
    assertThatThrownBy(() -> JsonReader.read("[".repeat(1_000_000)))
        .isInstanceOf(JsonSyntaxException.class)
        .hasMessageContaining("deeper");
  }

  @Test
  void bytesThatAreNotUtf8AreRefused() {
    assertThatThrownBy(() -> JsonReader.read(new byte[] {'"', (byte) 0xff, '"'}))
        .isInstanceOf(JsonSyntaxException.class);
  }
}
