package dev.countersign.evidence.reading;

import dev.countersign.evidence.reader.Readers;
import dev.countersign.evidence.reader.Reading;
import dev.countersign.evidence.reader.Sample;
import dev.countersign.evidence.reader.Warning;
import dev.countersign.evidence.vault.Blobs;
import dev.countersign.evidence.vault.Readings;
import dev.countersign.evidence.vault.Readings.Run;
import dev.countersign.evidence.vault.Seal;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Reads sealed bytes and keeps what they say, the samples in pages as they come. */
@Singleton
public final class ReadEvidence {
  private final Readers readers;
  private final Blobs blobs;
  private final Readings readings;

  @Inject
  public ReadEvidence(ReaderConfig config, Blobs blobs, Readings readings) {
    this(new Readers(config.limits()), blobs, readings);
  }

  public ReadEvidence(Readers readers, Blobs blobs, Readings readings) {
    this.readers = readers;
    this.blobs = blobs;
    this.readings = readings;
  }

  /** Reads; doing it again gives the same. */
  public void read(Seal seal) {
    var pages = new Pages(seal.id());
    var reading = readers.read(blobs.open(seal.blob(), seal.evidence(), seal.size()), pages::add);
    if (reading.log() == null) {
      pages.drop();
      readings.keep(seal.id(), reading, SampleTree.empty());
    } else {
      readings.keep(seal.id(), reading, pages.end());
    }
  }

  /** Gives up a file that brought the process down again and again. */
  public void giveUp(Seal seal) {
    readings.keep(
        seal.id(),
        new Reading(
            Reading.OPAQUE,
            null,
            List.of(
                new Warning(Warning.Code.UNPARSED, "Reading this file failed again and again."))),
        SampleTree.empty());
  }

  private final class Pages {
    private final String key;
    private final List<Sample> page = new ArrayList<>(Readings.PAGE);
    private final SampleTree tree;
    private long number;
    private long tiles;

    Pages(String key) {
      this.key = key;
      this.tree =
          new SampleTree(
              (tile, hashes) -> {
                readings.keepTile(key, tile, hashes);
                tiles = tile + 1;
              });
    }

    void add(Sample sample) {
      page.add(sample);
      tree.add(sample.content());
      if (page.size() == Readings.PAGE) {
        flush();
      }
    }

    Run end() {
      flush();
      return tree.end();
    }

    private void flush() {
      if (!page.isEmpty()) {
        readings.keepPage(key, number++, page);
        page.clear();
      }
    }

    /** An unreadable file has no samples, however far the reader came. */
    void drop() {
      for (long n = 0; n < number; n++) {
        readings.dropPage(key, n);
      }
      for (long n = 0; n < tiles; n++) {
        readings.dropTile(key, n);
      }
    }
  }
}
