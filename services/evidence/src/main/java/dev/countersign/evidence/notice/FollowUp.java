package dev.countersign.evidence.notice;

import dev.countersign.evidence.reading.ReadEvidence;
import dev.countersign.evidence.vault.Backlog.Step;
import dev.countersign.evidence.vault.Backlog.Work;
import dev.countersign.evidence.vault.Damages;
import dev.countersign.evidence.vault.Readings;
import dev.countersign.evidence.vault.ScrubRounds;
import dev.countersign.evidence.vault.Seal;
import dev.countersign.evidence.vault.Seals;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jboss.logging.Logger;

/** What follows a seal: the bytes are read, then oversight is told until it knows. */
@Singleton
public final class FollowUp {
  private static final Logger LOG = Logger.getLogger(FollowUp.class);

  /** A file whose reading never came to an end so often takes the process down with it. */
  private static final int READ_ATTEMPTS = 5;

  private static final Duration STORE_PAUSE = Duration.ofSeconds(15);

  private final Seals seals;
  private final Readings readings;
  private final ReadEvidence read;
  private final Oversight oversight;
  private final ScrubRounds rounds;
  private final Damages damages;
  private final NoticeConfig config;
  private final InstantSource time;

  FollowUp(
      Seals seals,
      Readings readings,
      ReadEvidence read,
      Oversight oversight,
      ScrubRounds rounds,
      Damages damages,
      NoticeConfig config,
      InstantSource time) {
    this.seals = seals;
    this.readings = readings;
    this.read = read;
    this.oversight = oversight;
    this.rounds = rounds;
    this.damages = damages;
    this.config = config;
    this.time = time;
  }

  /** Goes as far as it can; what is left is to be done later. */
  Optional<Work> carryOut(Work work) {
    var sealed = seals.byKey(work.id());
    if (sealed.isEmpty()) {
      return erasedMeanwhile(work);
    }
    var seal = sealed.get();
    if (work.step() == Step.READ) {
      try {
        rounds.add(seal.id());
        read(work, seal);
      } catch (RuntimeException e) {
        // Not the file's fault, so it does not count as an attempt on it.
        LOG.errorf(e, "%s could not be read from the store", work.id());
        return Optional.of(new Work(work.id(), Step.READ, 0, time.instant().plus(STORE_PAUSE)));
      }
      if (seals.byKey(work.id()).isEmpty()) {
        return erasedMeanwhile(work);
      }
    }
    var step = work.step() == Step.ALARM ? Step.ALARM : Step.TELL;
    int failures = work.step() == Step.READ ? 0 : work.attempts();
    try {
      tell(seal, step);
      return Optional.empty();
    } catch (RuntimeException e) {
      LOG.warnf("Oversight was not told of %s: %s", work.id(), e.toString());
      return Optional.of(
          new Work(work.id(), step, failures + 1, time.instant().plus(pause(failures))));
    }
  }

  /** What was read of it behind its erasure goes too. */
  private Optional<Work> erasedMeanwhile(Work work) {
    readings.erase(work.id());
    rounds.remove(work.id());
    return Optional.empty();
  }

  private void tell(Seal seal, Step step) {
    var damage = damages.find(seal.id());
    if (step == Step.TELL) {
      var kept = readings.find(seal.id()).orElseThrow();
      oversight.tell(SealedNotice.of(seal, kept.reading(), kept.run()));
    }
    // Damage may have been found while the seal was not yet told.
    if (damage.isPresent()) {
      oversight.alarm(DamageNotice.of(seal, damage.get()));
      damages.told(seal.id(), time.instant());
    }
  }

  private void read(Work work, Seal seal) {
    if (work.attempts() >= READ_ATTEMPTS) {
      read.giveUp(seal);
    } else {
      read.read(seal);
    }
  }

  private Duration pause(int failures) {
    var pause = config.firstPause();
    for (int n = 0; n < failures && pause.compareTo(config.longestPause()) < 0; n++) {
      pause = pause.multipliedBy(2);
    }
    return pause.compareTo(config.longestPause()) < 0 ? pause : config.longestPause();
  }
}
