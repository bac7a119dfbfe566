package dev.countersign.evidence.reader.zip;

import com.github.luben.zstd.ZstdInputStream;
import dev.countersign.evidence.reader.Limits;
import dev.countersign.evidence.reader.Source;
import dev.countersign.evidence.reader.UnreadableException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.archivers.zip.ZipMethod;

/**
 * A ZIP archive of a stranger. Its directory is believed only where the members agree with it; no
 * name of a member ever reaches a file system.
 */
public final class Archive implements AutoCloseable {
  private static final byte[] MAGIC = {'P', 'K'};
  private static final int LOCAL = 0x04034b50;
  private static final int LOCAL_BYTES = 30;
  private static final int LOCAL_NAME_LENGTH = 26;
  private static final int LOCAL_METHOD = 8;

  /** A data descriptor may follow a member: signature, CRC and two sizes of 8 bytes. */
  private static final int DESCRIPTOR_BYTES = 24;

  private static final Pattern ESCAPING =
      Pattern.compile("(^|[/\\\\])\\.\\.([/\\\\]|$)|^[/\\\\]|^[A-Za-z]:[/\\\\]|\\x00");

  private final SeekableByteChannel channel;
  private final ZipFile zip;
  private final Limits limits;
  private final List<ZipArchiveEntry> members;
  private final TreeMap<String, ZipArchiveEntry> byName = new TreeMap<>();
  private final long directory;
  private long unpacked;
  private boolean deadBytes;

  /** Takes a member and its bytes. */
  public interface Visitor {
    /** True if the member of this name is wanted. */
    boolean wants(String name);

    void read(String name, InputStream in) throws IOException;
  }

  private static boolean begins(byte[] head) {
    return head.length >= MAGIC.length && Arrays.equals(head, 0, 2, MAGIC, 0, 2);
  }

  /** True if a file begins like an archive. */
  public static boolean begins(Source source) throws IOException {
    try (var in = Channels.newInputStream(source.open())) {
      return begins(in.readNBytes(MAGIC.length));
    }
  }

  public Archive(Source source, Limits limits) throws IOException {
    this.limits = limits;
    this.channel = source.open();
    try {
      this.directory = CentralDirectory.check(channel, limits);
      this.zip =
          ZipFile.builder()
              .setSeekableByteChannel(channel)
              .setIgnoreLocalFileHeader(true)
              .setUseUnicodeExtraFields(false)
              .setZstdInputStreamFactory(
                  in -> new ZstdInputStream(in).setLongMax(limits.windowLog()))
              .get();
      this.members = Collections.list(zip.getEntriesInPhysicalOrder());
      checkNames();
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private void checkNames() throws UnreadableException {
    for (var member : members) {
      if (ESCAPING.matcher(member.getName()).find() || member.isUnixSymlink()) {
        throw new UnreadableException("A member of the archive points outside of it.");
      }
      if (byName.put(member.getName(), member) != null) {
        throw new UnreadableException("Two members of the archive have the same name.");
      }
      if (member.getGeneralPurposeBit().usesEncryption()) {
        throw new UnreadableException("A member of the archive is encrypted.");
      }
    }
  }

  /** True if bytes lie between the members that belong to none, as after a rewritten header. */
  public boolean hasDeadBytes() {
    return deadBytes;
  }

  public boolean has(String name) {
    return byName.containsKey(name);
  }

  /** The bytes of the member of this name. */
  public Optional<InputStream> member(String name) throws IOException {
    var member = byName.get(name);
    return member == null ? Optional.empty() : Optional.of(open(member));
  }

  /** Names of all members below this folder, in alphabetical order. */
  public List<String> below(String folder) {
    return byName.tailMap(folder).keySet().stream()
        .takeWhile(name -> name.startsWith(folder))
        .toList();
  }

  /** Names of all members, in alphabetical order. */
  public Collection<String> names() {
    return Collections.unmodifiableSet(byName.keySet());
  }

  /** Goes through all members in the order in which they lie, so that every byte is read once. */
  public void visit(Visitor visitor) throws IOException {
    var layout = new Layout();
    for (var member : members) {
      layout.check(member);
      if (visitor.wants(member.getName())) {
        try (var in = open(member)) {
          visitor.read(member.getName(), in);
          // Only the end of a member tells whether its CRC holds.
          in.transferTo(OutputStream.nullOutputStream());
        }
      }
    }
    deadBytes |= layout.end();
  }

  /** Checks how the members lie before one is read out of their order. */
  public void checkLayout() throws IOException {
    var layout = new Layout();
    for (var member : members) {
      layout.check(member);
    }
    deadBytes |= layout.end();
  }

  /** Members one after the other, as far as they were looked at. */
  private final class Layout {
    private long end;
    private long slack;
    private boolean dead;

    void check(ZipArchiveEntry member) throws IOException {
      if (member.getLocalHeaderOffset() < end) {
        throw new UnreadableException("Members of the archive overlap.");
      }
      dead |= member.getLocalHeaderOffset() > end + slack;
      checkLocalHeader(member);
      end = dataOffset(member) + member.getCompressedSize();
      slack = member.getGeneralPurposeBit().usesDataDescriptor() ? DESCRIPTOR_BYTES : 0;
    }

    /** True if bytes belong to no member. */
    boolean end() throws UnreadableException {
      if (end > directory) {
        throw CentralDirectory.contradiction();
      }
      return dead || directory > end + slack;
    }
  }

  private long dataOffset(ZipArchiveEntry member) throws IOException {
    if (zip.getRawInputStream(member) == null) {
      throw CentralDirectory.contradiction();
    }
    return member.getDataOffset();
  }

  private void checkLocalHeader(ZipArchiveEntry member) throws IOException {
    var raw = member.getRawName();
    var local =
        CentralDirectory.read(channel, member.getLocalHeaderOffset(), LOCAL_BYTES + raw.length);
    var name = new byte[raw.length];
    local.get(LOCAL_BYTES, name);
    if (local.getInt(0) != LOCAL
        || Short.toUnsignedInt(local.getShort(LOCAL_METHOD)) != member.getMethod()
        || Short.toUnsignedInt(local.getShort(LOCAL_NAME_LENGTH)) != raw.length
        || !Arrays.equals(name, raw)) {
      throw CentralDirectory.contradiction();
    }
  }

  private InputStream open(ZipArchiveEntry member) throws IOException {
    var method = ZipMethod.getMethodByCode(member.getMethod());
    if (method != ZipMethod.STORED && method != ZipMethod.DEFLATED && method != ZipMethod.ZSTD) {
      throw new UnreadableException(
          "A member of the archive is packed by method %d; 0, 8 and 93 are read here."
              .formatted(member.getMethod()));
    }
    var bytes =
        method == ZipMethod.DEFLATED
            ? new Inflated(zip.getRawInputStream(member))
            : zip.getInputStream(member);
    return new GuardedStream(bytes, member, limits, this::spend);
  }

  private void spend(long bytes) throws UnreadableException {
    unpacked += bytes;
    if (unpacked > limits.unpackedBytes()) {
      throw new UnreadableException(
          "The archive unpacks to more than %d bytes.".formatted(limits.unpackedBytes()));
    }
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
