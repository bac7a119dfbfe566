package dev.countersign.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * Secrets of this platform alone: made at first start, kept with its data, readable by its owner.
 */
final class Secrets {
  private static final int BYTES = 32;

  private final Path folder;

  Secrets(Path folder) {
    this.folder = folder;
  }

  /** A file with one half of an Ed25519 key pair, as PEM; the pair is made when first asked for. */
  Path keyFile(String name, boolean secretHalf) {
    var secret = folder.resolve(name + ".pem");
    var open = folder.resolve(name + ".pub.pem");
    try {
      if (!Files.exists(open)) {
        Files.createDirectories(folder);
        var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        Files.deleteIfExists(secret);
        Files.createFile(
            secret,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(secret, pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
        Files.writeString(open, pem("PUBLIC KEY", pair.getPublic().getEncoded()));
      }
      return secretHalf ? secret : open;
    } catch (IOException e) {
      throw new UncheckedIOException("The key " + name + " could not be kept", e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has Ed25519", e);
    }
  }

  private static String pem(String label, byte[] der) {
    return "-----BEGIN %s-----%n%s%n-----END %s-----%n"
        .formatted(label, Base64.getEncoder().encodeToString(der), label);
  }

  /** The file that holds a secret; it is made when first asked for. */
  Path fileOf(String name) {
    of(name);
    return folder.resolve(name);
  }

  String of(String name) {
    var file = folder.resolve(name);
    try {
      if (!Files.exists(file)) {
        Files.createDirectories(folder);
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, HexFormat.of().formatHex(bytes));
      }
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("The secret " + name + " could not be kept", e);
    }
  }
}
