package dev.countersign.oversight.ledger;

import dev.countersign.domain.codec.FactCodec;
import dev.countersign.domain.fact.AttestationFact;
import dev.countersign.domain.fact.AttestationFact.AttestationReceived;
import dev.countersign.domain.fact.AttestationFact.AttestationRevoked;
import dev.countersign.domain.fact.AttestationFact.AttestationSummarised;
import dev.countersign.domain.fact.AttestationFact.AttestationSuperseded;
import dev.countersign.domain.fact.AttestationFact.AttestationSuspended;
import dev.countersign.domain.fact.AttestationFact.DecisionImpeached;
import dev.countersign.domain.fact.Fact;
import dev.countersign.domain.fact.FactHeader;
import dev.countersign.domain.fact.FactHeader.Subject;
import dev.countersign.domain.fact.Position;
import dev.countersign.domain.fact.RecordedFact;
import dev.countersign.domain.gate.GateFields;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.oversight.ledger.LedgerRows.FactRow;
import dev.countersign.oversight.platform.Randomness;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.Viewer;
import dev.countersign.oversight.platform.ViewerSwitch;
import dev.countersign.proofs.commitment.Commitment;
import dev.countersign.proofs.json.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Appends facts to the ledger: position, chains, commitment, salt and leaf, in one go. */
final class OpenEntry implements Entry {
  /** A fact claimed to hold longer ago than this is marked with its lag. */
  private static final Duration BACKDATED_AFTER = Duration.ofHours(24);

  /** Clocks differ; a fact claimed to begin later than this is refused. */
  private static final Duration FUTURE_ALLOWANCE = Duration.ofMinutes(5);

  private static final int SALT_BYTES = 32;

  /** The version of the schema of all kinds so far. */
  private static final int SCHEMA = 1;

  private final Viewer viewer;
  private final Instant recordedAt;
  private final Set<String> labs;
  private final LedgerRows rows;
  private final ViewerSwitch viewerSwitch;
  private final Randomness randomness;
  private @Nullable Position first;
  private int row;

  OpenEntry(
      Viewer viewer,
      Instant recordedAt,
      Set<String> labs,
      LedgerRows rows,
      ViewerSwitch viewerSwitch,
      Randomness randomness) {
    this.viewer = viewer;
    this.recordedAt = recordedAt;
    this.labs = labs;
    this.rows = rows;
    this.viewerSwitch = viewerSwitch;
    this.randomness = randomness;
    viewerSwitch.look(viewer);
  }

  @Override
  public Viewer viewer() {
    return viewer;
  }

  @Override
  public Instant recordedAt() {
    return recordedAt;
  }

  @Override
  public Set<String> labs() {
    return labs;
  }

  @Override
  public String newId(String prefix) {
    return randomness.id(prefix);
  }

  @Override
  public UUID lastPosition() {
    return Positions.toUuid(position(row));
  }

  @Override
  public void as(Viewer other, Runnable work) {
    viewerSwitch.look(other);
    try {
      work.run();
    } finally {
      viewerSwitch.look(viewer);
    }
  }

  @Override
  public RecordedFact append(Fact fact, Filing filing) {
    if (filing.lab() != null && !labs.contains(filing.lab())) {
      throw new IllegalStateException(
          "A fact about %s in an entry that holds %s".formatted(filing.lab(), labs));
    }
    var validFrom = filing.validFrom() == null ? recordedAt : filing.validFrom();
    if (validFrom.isAfter(recordedAt.plus(FUTURE_ALLOWANCE))) {
      throw new RefusedException(
          "FUTURE_DATED",
          "The fact is dated %s, more than 5 minutes after the platform's %s. File it when it holds."
              .formatted(validFrom, recordedAt));
    }
    row++;
    var position = position(row);
    var subjects = subjects(fact, filing);
    var header =
        new FactHeader(
            fact.kind(),
            SCHEMA,
            filing.id(),
            new OrganisationId(filing.owner()),
            filing.lab() == null ? null : new OrganisationId(filing.lab()),
            validFrom,
            recordedAt,
            position,
            lag(filing, validFrom),
            filing.corrects(),
            subjects);
    var recorded = new RecordedFact(header, fact);
    var body = FactCodec.toJson(recorded);
    var salt = randomness.bytes(SALT_BYTES);
    var commitment = Commitment.of(body, salt);
    var leaf =
        filing.publicWhen() == PublicWhen.WRITTEN
            ? commitment.publicLeaf(header.kind(), filing.owner())
            : commitment.leaf();
    rows.insert(
        new FactRow(
            Positions.toUuid(position),
            header.kind(),
            header.schema(),
            filing,
            validFrom,
            recordedAt,
            lag(filing, validFrom),
            new String(CanonicalJson.bytes(body), StandardCharsets.UTF_8),
            commitment.hash(),
            salt,
            leaf,
            subjects));
    stand(fact, Positions.toUuid(position));
    return recorded;
  }

  private void stand(Fact fact, UUID position) {
    if (fact instanceof AttestationFact about) {
      switch (about) {
        case AttestationReceived a -> {
          rows.beginStanding(a.attestation(), a.payloadDigest());
          rows.stand(a.attestation(), a.reception().name(), position);
        }
        case AttestationSuperseded a -> rows.stand(a.attestation(), "SUPERSEDED", position);
        case AttestationRevoked a -> rows.stand(a.attestation(), "REVOKED", position);
        case AttestationSuspended a -> rows.stand(a.attestation(), "SUSPENDED", position);
        case AttestationSummarised a -> {}
        case DecisionImpeached a -> {}
      }
    }
  }

  private List<Subject> subjects(Fact fact, Filing filing) {
    var names = new ArrayList<String>();
    if (filing.lab() != null && isOfItsChain(fact, filing)) {
      names.add("lab:" + filing.lab());
    }
    names.addAll(filing.subjects());
    names.addAll(filing.sharedChains());
    return names.stream().map(rows::nextOf).toList();
  }

  /**
   * A lab's chain holds what its regulators may read too: they could not follow it otherwise. Of
   * hazardous evidence they read what the gate does, where the rest of the record can be withheld.
   */
  private static boolean isOfItsChain(Fact fact, Filing filing) {
    boolean hazardous = "HAZARD".equals(filing.evidenceClass());
    return filing.publicWhen() == PublicWhen.WRITTEN
        || filing.audience() == Audience.REGULATED
        || (filing.audience() == Audience.SUPERVISED
            && (!hazardous || GateFields.withheld(fact.kind()).isPresent()));
  }

  private @Nullable Long lag(Filing filing, Instant validFrom) {
    var lag = Duration.between(validFrom, recordedAt);
    return filing.due() || lag.compareTo(BACKDATED_AFTER) <= 0 ? null : lag.toSeconds();
  }

  private Position position(int number) {
    if (first == null) {
      first = Positions.ofUuid(rows.firstPosition());
    }
    return new Position(first.epoch(), first.xid(), number);
  }
}
