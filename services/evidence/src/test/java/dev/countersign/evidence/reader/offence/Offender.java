package dev.countersign.evidence.reader.offence;

import dev.countersign.evidence.delivery.offence.UnguardedDoor;
import java.nio.file.Path;
import java.time.Instant;
import org.bson.Document;

/** Breaks the rules, so that they are seen to fail. */
public final class Offender {
  private final Document framework = new Document();

  public String offend() {
    return framework.toString() + Instant.now() + Path.of("x") + UnguardedDoor.class;
  }
}
