package dev.countersign.evidence.reader.run;

import dev.countersign.evidence.reader.Manifest;
import dev.countersign.evidence.reader.UnreadableException;
import dev.countersign.evidence.reader.zip.Archive;
import dev.countersign.evidence.reader.zip.DigestedStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;

/** Hashes the members of an archive, each by itself. */
public final class Manifests {
  private static final int PARTS = 10_000;

  private Manifests() {}

  /** The members below a folder; the manifest names them relative to it. */
  public static Manifest of(Archive archive, String folder) throws IOException {
    var parts = new ArrayList<Manifest.Part>();
    var sums = new StringBuilder();
    for (var name : archive.below(folder)) {
      if (parts.size() == PARTS) {
        throw new UnreadableException("The folder has more than %d files.".formatted(PARTS));
      }
      try (var in = new DigestedStream(archive.member(name).orElseThrow())) {
        long size = in.transferTo(OutputStream.nullOutputStream());
        var path = name.substring(folder.length());
        var part = new Manifest.Part(path, in.digest(), size);
        parts.add(part);
        sums.append(part.sha256()).append("  ").append(path).append('\n');
      }
    }
    return new Manifest(DigestedStream.of(sums.toString()), parts);
  }
}
