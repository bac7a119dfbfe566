package dev.countersign.evidence.intake;

import dev.countersign.domain.fact.EvidenceFact.EvidenceClass;
import dev.countersign.domain.id.EvidenceId;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.evidence.http.TicketMaker;
import dev.countersign.evidence.ticket.Action;
import dev.countersign.evidence.ticket.Ticket;
import dev.countersign.evidence.vault.Backlog;
import dev.countersign.evidence.vault.Blobs;
import dev.countersign.evidence.vault.Readings;
import dev.countersign.evidence.vault.ScrubRounds;
import dev.countersign.evidence.vault.Seals;
import dev.countersign.evidence.vault.Store;
import dev.countersign.evidence.vault.UnsealedBlobs;
import dev.countersign.evidence.vault.UsedTickets;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Instant;
import java.time.InstantSource;

/** The room as one process has it, on a store and with a clock. */
record Intake(Store store, Blobs blobs, InstantSource time) {
  static final String OWNER = "org_a";

  Seals seals() {
    return new Seals(store);
  }

  Settlement settlement() {
    return new Settlement(
        blobs,
        new UnsealedBlobs(store),
        seals(),
        new Backlog(store),
        new Readings(store),
        new ScrubRounds(store),
        time);
  }

  ReceiveUpload receiving(UploadConfig limits) {
    return new ReceiveUpload(blobs, new UnsealedBlobs(store), seals(), settlement(), limits, time);
  }

  EraseEvidence erasing() {
    return new EraseEvidence(seals(), settlement());
  }

  void sweep() {
    new Sweeper(new UnsealedBlobs(store), settlement(), new UsedTickets(store), time).sweep();
  }

  /** For these bytes, always as the same evidence. */
  static Ticket ticket(byte[] bytes) {
    return ticket(bytes, OWNER);
  }

  static Ticket ticket(byte[] bytes, String organisation) {
    return new Ticket(
        "t",
        Instant.MAX,
        Action.UPLOAD,
        "viewer",
        new OrganisationId(organisation),
        new OrganisationId(OWNER),
        new EvidenceId("evd_" + "1".repeat(32)),
        new Ticket.Contents(
            TicketMaker.sha256(bytes), bytes.length, "a/b", EvidenceClass.PUBLIC, "n"));
  }

  /** Gives the bytes, and then breaks off. */
  static InputStream cutOff(byte[] bytes) {
    return new SequenceInputStream(
        new ByteArrayInputStream(bytes),
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("The line broke");
          }
        });
  }
}
