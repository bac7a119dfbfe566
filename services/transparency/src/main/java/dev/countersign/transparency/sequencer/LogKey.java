package dev.countersign.transparency.sequencer;

import dev.countersign.proofs.note.SignedNote;
import dev.countersign.proofs.note.SignedNote.Verifier;
import dev.countersign.proofs.signature.Algorithm;
import dev.countersign.proofs.signature.MalformedKeyException;
import dev.countersign.proofs.signature.PrivateKey;
import io.quarkus.runtime.LaunchMode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.IntStream;

/** The key that signs for the log; nothing else holds it. */
@Singleton
public class LogKey {
  private static final int SEED = 32;
  private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
  private static final String END = "-----END PRIVATE KEY-----";

  private final PrivateKey key;
  private final String origin;

  @Inject
  LogKey(LogConfig config) {
    this(config, LaunchMode.current());
  }

  LogKey(LogConfig config, LaunchMode mode) {
    this.key = read(config);
    this.origin = config.origin();
    if (mode == LaunchMode.NORMAL) {
      refuseTestKey();
    }
  }

  public SignedNote sign(String text) {
    return SignedNote.sign(text, origin, key);
  }

  /** The verifier key that auditors of the log pin. */
  public Verifier verifier() {
    return new Verifier(origin, key.publicKey());
  }

  /** Seeds of one repeated byte are for tests: everyone can sign with them. */
  private void refuseTestKey() {
    if (IntStream.range(0, 256)
        .mapToObj(LogKey::testKey)
        .anyMatch(test -> test.publicKey().equals(key.publicKey()))) {
      throw new IllegalStateException(
          "The log's key is a test key, which everyone has. Make one of 32 random bytes.");
    }
  }

  private static PrivateKey testKey(int repeated) {
    var seed = new byte[SEED];
    Arrays.fill(seed, (byte) repeated);
    return PrivateKey.ofEd25519Seed(seed);
  }

  private static PrivateKey read(LogConfig config) {
    if (config.seed().isPresent() == config.keyFile().isPresent()) {
      throw new IllegalStateException(
          "Set either countersign.log.seed or countersign.log.key-file, and not both.");
    }
    var text = config.seed().or(() -> config.keyFile().map(LogKey::content)).orElseThrow().strip();
    try {
      var key = text.startsWith(BEGIN) ? ofPem(text) : ofSeed(text);
      if (key.publicKey().algorithm() == Algorithm.ED25519) {
        return key;
      }
    } catch (IllegalArgumentException | MalformedKeyException e) {
      // Falls through: what the text holds is a secret, and so is where it stops making sense.
    }
    throw new IllegalStateException(
        "The log's key must be an Ed25519 key: 64 hex digits, or PKCS #8 in PEM.");
  }

  private static PrivateKey ofSeed(String hex) {
    var seed = HexFormat.of().parseHex(hex);
    if (seed.length != SEED) {
      throw new IllegalArgumentException();
    }
    return PrivateKey.ofEd25519Seed(seed);
  }

  private static PrivateKey ofPem(String pem) {
    var body = pem.substring(BEGIN.length()).replace(END, "").replaceAll("\\s", "");
    return PrivateKey.ofPkcs8(Base64.getDecoder().decode(body));
  }

  private static String content(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("The log's key file cannot be read", e);
    }
  }
}
