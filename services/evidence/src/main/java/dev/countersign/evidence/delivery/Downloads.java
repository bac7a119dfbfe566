package dev.countersign.evidence.delivery;

import dev.countersign.evidence.admission.Pace;
import dev.countersign.evidence.admission.Places;
import dev.countersign.evidence.problem.Refusal;
import dev.countersign.evidence.problem.RefusalCode;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What goes out by now. Each download holds a chunk in memory for as long as its client takes to
 * read it, so there are places for so many, and whoever takes too little is cut off.
 */
@Singleton
final class Downloads {
  private final DownloadConfig config;
  private final InstantSource time;
  private final Places places;
  private final Set<Download> running = ConcurrentHashMap.newKeySet();

  Downloads(DownloadConfig config, InstantSource time) {
    this.config = config;
    this.time = time;
    this.places =
        new Places(
            config.concurrent(), config.share(), RefusalCode.TOO_MANY_DOWNLOADS, "downloads");
  }

  /** One of them; closed when its answer is over, however it ends. */
  final class Download implements AutoCloseable {
    private final Places.Place place;
    private final Client client;
    private final Pace pace =
        new Pace(config.window(), config.slowestRate().asLongValue(), Downloads::tooSlow);
    private volatile @Nullable Instant waiting;

    private Download(Places.Place place, Client client) {
      this.place = place;
      this.client = client;
    }

    /**
     * Hands bytes on.
     *
     * @throws Refusal if the client takes them too slowly
     */
    void write(OutputStream to, byte[] bytes, int length) throws IOException {
      var began = time.instant();
      waiting = began;
      try {
        to.write(bytes, 0, length);
      } finally {
        waiting = null;
      }
      pace.came(Duration.between(began, time.instant()), length);
    }

    /** Hands on the last ones too, which would else wait for the client while nobody looks. */
    void flush(OutputStream to) throws IOException {
      waiting = time.instant();
      try {
        to.flush();
      } finally {
        waiting = null;
      }
    }

    private void look(Instant before) {
      var since = waiting;
      if (client.isOver()) {
        close();
      } else if (since != null && since.isBefore(before)) {
        client.cut();
      }
    }

    @Override
    public void close() {
      running.remove(this);
      place.close();
    }
  }

  /**
   * Begins one. If its client went away before, it is over at once.
   *
   * @throws Refusal if there is no place for it
   */
  Download begin(String organisation, Client client) {
    var download = new Download(places.take(organisation), client);
    running.add(download);
    client.whenOver(download::close);
    // Behind that: between the two it may go away as well.
    if (client.isOver()) {
      download.close();
    }
    return download;
  }

  /** Whoever takes nothing at all holds up the thread that would count it. */
  @Scheduled(identity = "downloads", every = "5s", concurrentExecution = ConcurrentExecution.SKIP)
  void watch() {
    var before = time.instant().minus(config.window());
    running.forEach(download -> download.look(before));
  }

  /** How many run. */
  int running() {
    return running.size();
  }

  private static Refusal tooSlow() {
    return new Refusal(
        RefusalCode.DOWNLOAD_TOO_SLOW, "Go on with a range and a new ticket, on a faster line.");
  }
}
