package dev.countersign.evidence.reader;

import static dev.countersign.evidence.reader.Hostile.assertUnreadable;
import static dev.countersign.evidence.reader.Hostile.read;
import static dev.countersign.evidence.reader.Hostile.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdOutputStream;
import dev.countersign.evidence.fixture.EvalWriter;
import dev.countersign.evidence.fixture.InspectLog;
import dev.countersign.evidence.fixture.Packing;
import dev.countersign.evidence.reader.Warning.Code;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostileArchivesTest {
  /** A finished log with one more member. */
  private static byte[] archiveWith(Packing packing, String name, byte[] contents)
      throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new EvalWriter(out, packing)) {
      zip.add("header.json", utf8(InspectLog.binary(1, 1, 1).header()));
      zip.add(name, contents);
    }
    return out.toByteArray();
  }

  private static byte[] blanks(int count) {
    var blanks = new byte[count];
    Arrays.fill(blanks, (byte) ' ');
    return blanks;
  }

  @ParameterizedTest
  @EnumSource(
      value = Packing.class,
      names = {"DEFLATE", "ZSTD"})
  void aBombIsStoppedByItsRatio(Packing packing) throws IOException {
    assertUnreadable(
        archiveWith(packing, "samples/1_epoch_1.json", blanks(5_000_000)), "200 times its size");
  }

  @Test
  void aLargeMemberIsStoppedByItsSize() throws IOException {
    assertUnreadable(
        archiveWith(Packing.STORED, "samples/1_epoch_1.json", blanks(11_000_000)),
        "more than 10000000 bytes");
  }

  @Test
  void manyMembersAreStoppedByTheirSum() throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new EvalWriter(out, Packing.STORED)) {
      zip.add("header.json", utf8(InspectLog.binary(1, 1, 1).header()));
      for (int n = 0; n < 3; n++) {
        zip.add("samples/" + n + "_epoch_1.json", blanksAndBraces(9_000_000));
      }
    }
    assertUnreadable(out.toByteArray(), "unpacks to more than 20000000 bytes");
  }

  private static byte[] blanksAndBraces(int count) {
    var bytes = blanks(count);
    bytes[0] = '{';
    bytes[count - 1] = '}';
    return bytes;
  }

  @Test
  void tooManyMembersAreStopped() throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new EvalWriter(out, Packing.STORED)) {
      for (int n = 0; n <= 200; n++) {
        zip.add("m" + n, new byte[0]);
      }
    }
    var bytes = out.toByteArray();
    assertUnreadable(bytes, "more than 200 members");
    // An end record that tells less than there is does not help.
    var end = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    end.putShort(bytes.length - 14, (short) 1).putShort(bytes.length - 12, (short) 1);
    assertUnreadable(bytes, "more than 200 members");
  }

  @Test
  void aFrameThatAsksForALargeWindowIsRefused() throws IOException {
    var sample = utf8(InspectLog.binary(1, 1, 1).sample(1));
    for (int window : new int[] {Bytes.LIMITS.windowLog(), Bytes.LIMITS.windowLog() + 2}) {
      var packed = new ByteArrayOutputStream();
      try (var zstd = new ZstdOutputStream(packed).setLong(window)) {
        zstd.write(sample);
      }
      var out = new ByteArrayOutputStream();
      try (var zip = new EvalWriter(out, Packing.ZSTD)) {
        zip.add("header.json", utf8(InspectLog.binary(1, 1, 1).header()));
        zip.add("samples/1_epoch_1.json", sample, packed.toByteArray());
      }
      if (window == Bytes.LIMITS.windowLog()) {
        assertThat(read(out.toByteArray()).log()).isNotNull();
      } else {
        assertUnreadable(out.toByteArray(), "damaged");
      }
    }
  }

  @Test
  void anArchiveWithTheFieldsForLargeOnesIsRead() throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new EvalWriter(out, Packing.ZSTD, Zip64Mode.Always)) {
      zip.add("samples/1_epoch_1.json", utf8(InspectLog.binary(1, 1, 1).sample(1)));
      zip.add("header.json", utf8(InspectLog.binary(1, 1, 1).header()));
    }
    var reading = read(out.toByteArray());
    assertThat(reading.log().samples()).isEqualTo(1);
    assertThat(reading.warnings()).isEmpty();
    var bytes = out.toByteArray();
    assertThat(ByteBuffer.wrap(bytes).getInt(bytes.length - 42)).isEqualTo(0x504b0607);
    bytes[bytes.length - 30] ^= 1;
    assertUnreadable(bytes, "contradicts");
  }

  /** Sets two bytes in the local header and in the directory's entry of the first member. */
  private static byte[] withHeaderField(int inLocal, int inEntry, int value) {
    var bytes = InspectLog.binary(1, 1, 1).eval(Packing.STORED);
    var zip = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    zip.putShort(inLocal, (short) value);
    zip.putShort(zip.getInt(bytes.length - 6) + inEntry, (short) value);
    return bytes;
  }

  @Test
  void anEncryptedMemberIsRefused() {
    assertUnreadable(withHeaderField(6, 8, 1), "encrypted");
  }

  @Test
  void aMemberThatIsWantedAndPackedOtherwiseIsRefused() throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new EvalWriter(out, Packing.STORED)) {
      zip.add("header.json", utf8(InspectLog.binary(1, 1, 1).header()));
    }
    var bytes = out.toByteArray();
    var zip = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    zip.putShort(8, (short) 12).putShort(zip.getInt(bytes.length - 6) + 10, (short) 12);
    assertUnreadable(bytes, "packed by method 12");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../../etc/passwd", "/etc/passwd", "a/../../b", "..\\b", "C:\\b", "a/.."})
  void namesThatLeaveTheArchiveAreRefused(String name) throws IOException {
    assertUnreadable(archiveWith(Packing.STORED, name, new byte[0]), "points outside");
  }

  @Test
  void twoMembersOfOneNameAreRefused() throws IOException {
    assertUnreadable(archiveWith(Packing.STORED, "header.json", utf8("{}")), "have the same name");
  }

  @Test
  void overlappingMembersAreRefused() throws IOException {
    var bytes = InspectLog.binary(2, 2, 1).eval(Packing.STORED);
    // The second sample's entry is pointed at the first one's bytes, name and all.
    var text = new String(bytes, StandardCharsets.ISO_8859_1);
    int first = text.lastIndexOf("samples/1_epoch_1.json") - 46;
    int second = text.lastIndexOf("samples/2_epoch_1.json") - 46;
    System.arraycopy(bytes, first, bytes, second, 46);
    assertUnreadable(bytes, "overlap");
  }

  @Test
  void aDirectoryThatNamesOtherMembersIsRefused() throws IOException {
    var bytes = InspectLog.binary(2, 2, 1).eval(Packing.STORED);
    var text = new String(bytes, StandardCharsets.ISO_8859_1);
    bytes[text.lastIndexOf("samples/2_epoch_1.json") + 8] = '7';
    assertUnreadable(bytes, "contradicts");
  }

  @Test
  void aChangedMemberIsFoundByItsChecksum() {
    var bytes = InspectLog.binary(2, 2, 1).eval(Packing.STORED);
    var text = new String(bytes, StandardCharsets.ISO_8859_1);
    bytes[text.indexOf("\"value\": \"I\"") + 10] = 'C';
    assertUnreadable(bytes, "CRC-32");
  }

  @ParameterizedTest
  @EnumSource(Packing.class)
  void anArchiveThatWasCutOffIsUnreadable(Packing packing) {
    var whole = InspectLog.crossing().eval(packing);
    assertUnreadable(Arrays.copyOf(whole, whole.length / 2), "cut off");
    assertUnreadable(Arrays.copyOf(whole, whole.length - 1), "cut off");
  }

  @Test
  void anArchiveWithoutHeaderDidNotFinish() throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new EvalWriter(out, Packing.ZSTD)) {
      zip.add("_journal/start.json", utf8(InspectLog.crossing().start()));
      zip.add("samples/1_epoch_1.json", utf8(InspectLog.crossing().sample(1)));
    }
    var reading = read(out.toByteArray());
    assertThat(reading.log().task()).isEqualTo("cyber/exploit_success");
    assertThat(reading.log().planned()).isNull();
    assertThat(reading.log().samples()).isEqualTo(1);
    assertThat(reading.warnings()).extracting(Warning::code).containsExactly(Code.HEADER_MISSING);
    assertThat(reading.decisionGrade()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"header.json", "PK\u0001\u0002"})
  void bytesThatBelongToNoMemberAreTheTraceOfAnEdit(String before) {
    var bytes = InspectLog.binary(1, 1, 1).eval(Packing.STORED);
    var text = new String(bytes, StandardCharsets.ISO_8859_1);
    int at = before.startsWith("PK") ? text.indexOf(before) : text.indexOf(before) - 30;
    var edited = withBytes(bytes, at, utf8("the header as it was before"));
    assertThat(read(edited).warnings())
        .extracting(Warning::code)
        .containsExactly(Code.HEADER_EDITED);
  }

  /** Puts bytes into an archive and points its directory at where things are then. */
  private static byte[] withBytes(byte[] archive, int at, byte[] more) {
    var result =
        ByteBuffer.allocate(archive.length + more.length)
            .order(ByteOrder.LITTLE_ENDIAN)
            .put(archive, 0, at)
            .put(more)
            .put(archive, at, archive.length - at);
    int end = result.capacity() - 22;
    int entry = result.getInt(end + 16) + more.length;
    result.putInt(end + 16, entry);
    while (entry < end) {
      int offset = result.getInt(entry + 42);
      result.putInt(entry + 42, offset < at ? offset : offset + more.length);
      entry +=
          46
              + result.getShort(entry + 28)
              + result.getShort(entry + 30)
              + result.getShort(entry + 32);
    }
    return result.array();
  }

  @Test
  void chunkedSamplesAreKnownByTheirLayout() throws IOException {
    var bytes =
        archiveWith(
            Packing.ZSTD,
            "samples/1_epoch_1/sample.json",
            utf8(InspectLog.binary(1, 1, 1).sample(1)));
    var reading = read(bytes);
    assertThat(reading.log().samples()).isEqualTo(1);
    assertThat(reading.warnings()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Packing.class)
  void flippedBitsNeverGetOutOfHand(Packing packing) {
    var random = new Random(20_261_123);
    var whole = InspectLog.binary(3, 3, 2).eval(packing);
    for (int n = 0; n < 500; n++) {
      var mutated = whole.clone();
      for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
        mutated[random.nextInt(mutated.length)] ^= (byte) (1 << random.nextInt(8));
      }
      assertThat(read(random.nextInt(10) == 0 ? truncated(mutated, random) : mutated)).isNotNull();
    }
  }

  private static byte[] truncated(byte[] bytes, Random random) {
    return Arrays.copyOf(bytes, random.nextInt(bytes.length));
  }
}
