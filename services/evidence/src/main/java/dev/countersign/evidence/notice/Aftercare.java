package dev.countersign.evidence.notice;

import dev.countersign.evidence.vault.Backlog;
import dev.countersign.evidence.vault.Backlog.Work;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;

/**
 * Hands out what the backlog holds, to this replica and no other at the same time, and to the
 * owners in turn.
 */
@Singleton
public final class Aftercare {
  private static final Logger LOG = Logger.getLogger(Aftercare.class);

  /** Much longer than the pause between two rounds, each of which renews it. */
  private static final Duration LEASE = Duration.ofSeconds(10);

  private final Backlog backlog;
  private final FollowUp followUp;
  private final InstantSource time;
  private final Semaphore places;
  private final Executor workers;
  private final Set<String> underWay = new HashSet<>();

  @Inject
  public Aftercare(Backlog backlog, FollowUp followUp, NoticeConfig config, InstantSource time) {
    this(
        backlog,
        followUp,
        config.concurrent(),
        Executors.newCachedThreadPool(Thread.ofPlatform().name("aftercare-", 0).factory()),
        time);
  }

  Aftercare(
      Backlog backlog, FollowUp followUp, int concurrent, Executor workers, InstantSource time) {
    this.backlog = backlog;
    this.followUp = followUp;
    this.time = time;
    this.places = new Semaphore(concurrent);
    this.workers = workers;
  }

  /** Something was just sealed; there is no need to wait for the next round. */
  public void wake() {
    try {
      workers.execute(this::round);
    } catch (RejectedExecutionException e) {
      // This process is about to end; what is left stands in the backlog.
      LOG.debug("No more work is taken up");
    }
  }

  @Scheduled(identity = "aftercare", every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
  void round() {
    try {
      takeUp();
    } catch (RuntimeException e) {
      LOG.warnf("The backlog could not be looked into: %s", e.toString());
    }
  }

  private void takeUp() {
    var lease = time.instant().plus(LEASE);
    synchronized (underWay) {
      underWay.forEach(key -> backlog.renew(key, lease));
    }
    for (var work : inTurn(backlog.due(time.instant()))) {
      if (!places.tryAcquire()) {
        return;
      }
      if (backlog.claim(work, lease)) {
        workers.execute(() -> carryOut(work));
      } else {
        places.release();
      }
    }
  }

  /** One of each owner, then a second of each: who has much to be read waits behind itself. */
  private List<Work> inTurn(List<Work> due) {
    var places = new HashMap<String, Integer>();
    synchronized (underWay) {
      underWay.forEach(key -> places.merge(owner(key), 1, Integer::sum));
    }
    var turns = new HashMap<Work, Integer>();
    due.forEach(work -> turns.put(work, places.merge(owner(work.id()), 1, Integer::sum)));
    return due.stream()
        .sorted(Comparator.comparingInt(work -> turns.getOrDefault(work, 0)))
        .toList();
  }

  private static String owner(String key) {
    return key.substring(0, key.indexOf('/'));
  }

  private void carryOut(Work work) {
    try {
      renewing(work);
    } finally {
      places.release();
    }
    // There may be more than there were places for.
    wake();
  }

  private void renewing(Work work) {
    synchronized (underWay) {
      underWay.add(work.id());
    }
    Optional<Work> left;
    try {
      left = followUp.carryOut(work);
    } finally {
      synchronized (underWay) {
        underWay.remove(work.id());
      }
    }
    // After the last renewal, which would otherwise postpone what is due now.
    left.ifPresentOrElse(backlog::replace, () -> backlog.done(work.id()));
  }

  @PreDestroy
  void stop() {
    if (workers instanceof ExecutorService own) {
      own.shutdownNow();
    }
  }
}
