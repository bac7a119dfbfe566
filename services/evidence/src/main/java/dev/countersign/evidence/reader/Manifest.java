package dev.countersign.evidence.reader;

import java.util.List;

/**
 * The files of a folder, in the order of their names.
 *
 * @param sha256 of the text that {@code sha256sum} prints for them, so that the folder has one
 *     digest however it was packed
 */
public record Manifest(String sha256, List<Part> parts) {
  public Manifest {
    parts = List.copyOf(parts);
  }

  /** One file. */
  public record Part(String path, String sha256, long size) {}
}
