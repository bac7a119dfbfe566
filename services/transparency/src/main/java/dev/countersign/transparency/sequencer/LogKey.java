package dev.countersign.transparency.sequencer;

import dev.countersign.proofs.note.SignedNote;
import dev.countersign.proofs.note.SignedNote.Verifier;
import dev.countersign.proofs.signature.PrivateKey;
import jakarta.inject.Singleton;
import java.util.HexFormat;

/** The key that signs for the log; nothing else holds it. */
@Singleton
public class LogKey {
  private static final int SEED = 32;

  private final PrivateKey key;
  private final String origin;

  LogKey(LogConfig config) {
    var seed = HexFormat.of().parseHex(config.seed());
    if (seed.length != SEED) {
      throw new IllegalStateException("countersign.log.seed must be 64 hex digits");
    }
    this.key = PrivateKey.ofEd25519Seed(seed);
    this.origin = config.origin();
  }

  public SignedNote sign(String text) {
    return SignedNote.sign(text, origin, key);
  }

  /** The verifier key that auditors of the log pin. */
  public Verifier verifier() {
    return new Verifier(origin, key.publicKey());
  }
}
