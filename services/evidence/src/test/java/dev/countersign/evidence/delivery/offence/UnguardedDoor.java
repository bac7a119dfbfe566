package dev.countersign.evidence.delivery.offence;

import dev.countersign.evidence.reader.offence.Offender;
import jakarta.ws.rs.Path;

/** Says nothing about who may enter; abstract, so that nobody serves it. */
@Path("/offence")
public abstract class UnguardedDoor {
  abstract Offender offender();
}
