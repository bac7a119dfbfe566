package dev.countersign.evidence.vault;

import dev.countersign.evidence.reader.StoreFailedException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * Master keys from a file. Each organisation's key is derived from one (HKDF with SHA-256), so that
 * no organisation's data key opens under another's.
 */
@Singleton
public final class FileKeys implements KeyKeeper {
  private static final Pattern KEY = Pattern.compile("[0-9a-f]{64}");
  private static final int BYTES = 32;
  private static final int NAME = 16;
  private static final String PURPOSE = "countersign/evidence/organisation/";

  private final Map<String, byte[]> masters = new LinkedHashMap<>();
  private final String newest;

  @Inject
  public FileKeys(KeyConfig config) {
    this(config.file());
  }

  /**
   * Reads the keys.
   *
   * @throws IllegalStateException if there is none
   */
  public FileKeys(Path file) {
    var last = "";
    try {
      for (var line : Files.readAllLines(file)) {
        var text = line.strip();
        if (KEY.matcher(text).matches()) {
          last = name(HexFormat.of().parseHex(text));
          masters.put(last, HexFormat.of().parseHex(text));
        } else if (!text.isEmpty() && !text.startsWith("#")) {
          throw new IllegalStateException("countersign.keys.file has a line that is no key");
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException("countersign.keys.file cannot be read", e);
    }
    if (masters.isEmpty()) {
      throw new IllegalStateException(
          "countersign.keys.file must hold a master key: 64 hex digits on a line");
    }
    newest = last;
  }

  /** A key is known by the beginning of its own digest, which says nothing of it. */
  private static String name(byte[] master) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(master);
      return HexFormat.of().formatHex(digest).substring(0, NAME);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  @Override
  public Wrapped wrap(String organisation, String context, byte[] dataKey) {
    return new Wrapped(newest, Sealing.seal(key(organisation, newest), context, dataKey));
  }

  @Override
  public byte[] unwrap(String organisation, String context, Wrapped wrapped) {
    return Sealing.open(key(organisation, wrapped.master()), context, wrapped.bytes());
  }

  @Override
  public boolean isOld(Wrapped wrapped) {
    return !wrapped.master().equals(newest);
  }

  private SecretKey key(String organisation, String name) {
    var master = masters.get(name);
    if (master == null) {
      throw new StoreFailedException("A master key is missing: " + name);
    }
    try {
      var info = (PURPOSE + organisation).getBytes(StandardCharsets.UTF_8);
      return KDF.getInstance("HKDF-SHA256")
          .deriveKey("AES", HKDFParameterSpec.ofExtract().addIKM(master).thenExpand(info, BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Java 25 has HKDF-SHA256", e);
    }
  }
}
