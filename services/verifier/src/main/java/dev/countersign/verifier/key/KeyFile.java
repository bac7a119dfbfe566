package dev.countersign.verifier.key;

import dev.countersign.proofs.signature.Algorithm;
import dev.countersign.proofs.signature.MalformedKeyException;
import dev.countersign.proofs.signature.PrivateKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** A private key in a file: PKCS #8 in PEM, readable by its owner alone. */
public final class KeyFile {
  private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
  private static final String END = "-----END PRIVATE KEY-----";

  private KeyFile() {}

  /** Reads a key. */
  public static PrivateKey read(Path file) throws IOException {
    var pem = Files.readString(file).strip();
    if (pem.startsWith(BEGIN) && pem.endsWith(END)) {
      var body = pem.substring(BEGIN.length(), pem.length() - END.length()).replaceAll("\\s", "");
      try {
        return PrivateKey.ofPkcs8(Base64.getDecoder().decode(body));
      } catch (IllegalArgumentException | MalformedKeyException e) {
        throw new IOException(file + " holds no Ed25519 or P-256 key.");
      }
    }
    throw new IOException(file + " is not PKCS #8 in PEM.");
  }

  /** Makes a key in a new file; an existing one is never written over. */
  public static PrivateKey make(Path file, Algorithm algorithm) throws IOException {
    var key = PrivateKey.generate(algorithm, new SecureRandom());
    var folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(
        file,
        String.join(
            "\n",
            BEGIN,
            Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.pkcs8()),
            END,
            ""));
    return key;
  }

  /** Reads an Ed25519 key, or makes one where there is none. */
  public static PrivateKey readOrMake(Path file) throws IOException {
    return Files.exists(file) ? read(file) : make(file, Algorithm.ED25519);
  }
}
