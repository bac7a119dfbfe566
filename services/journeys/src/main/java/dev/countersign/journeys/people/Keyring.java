package dev.countersign.journeys.people;

import dev.countersign.proofs.dsse.Envelope;
import dev.countersign.proofs.dsse.Envelope.Signature;
import dev.countersign.proofs.json.CanonicalJson;
import dev.countersign.proofs.json.JsonValue.JsonObject;
import dev.countersign.proofs.signature.Algorithm;
import dev.countersign.proofs.signature.PrivateKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.stream.Stream;

/**
 * The private keys of demonstration organisations: made when first asked for, kept in files that
 * only their owner may read. The platform never sees them.
 */
public final class Keyring {
  /** What a proof of possession is signed as. */
  private static final String POSSESSION = "application/vnd.countersign.key-possession+json";

  private final Path folder;

  public Keyring(Path folder) {
    this.folder = folder;
  }

  /** The key of this name. */
  public PrivateKey key(String name, Algorithm algorithm) {
    var file = folder.resolve(name + ".pkcs8");
    try {
      if (Files.exists(file)) {
        return PrivateKey.ofPkcs8(Base64.getMimeDecoder().decode(Files.readString(file)));
      }
      Files.createDirectories(folder);
      var key = PrivateKey.generate(algorithm, new SecureRandom());
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file, Base64.getMimeEncoder().encodeToString(key.pkcs8()));
      return key;
    } catch (IOException e) {
      throw new UncheckedIOException("The key " + name + " could not be kept in " + folder, e);
    }
  }

  /** The public half, as the platform takes it. */
  public static String publicKey(PrivateKey key) {
    return Base64.getEncoder().encodeToString(key.publicKey().spki());
  }

  /** Proof that whoever registers the key has it. */
  public static String possession(String organisation, PrivateKey key) {
    var payload =
        CanonicalJson.bytes(
            JsonObject.of().with("organisation", organisation).with("publicKey", publicKey(key)));
    return sign(POSSESSION, payload, key);
  }

  /** A DSSE envelope over these very bytes, as JSON. */
  public static String sign(String payloadType, byte[] payload, PrivateKey... keys) {
    var signed = Envelope.preAuthenticationEncoding(payloadType, payload);
    return new Envelope(
            payloadType,
            payload,
            Stream.of(keys).map(key -> new Signature("", key.sign(signed))).toList())
        .toJson();
  }
}
