package dev.countersign.proofs.merkle;

import dev.countersign.proofs.digest.Sha256;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Roots and proofs of a tree whose full subtrees are kept, as a log keeps them. */
public final class SubtreeProofs {
  private final Subtrees subtrees;

  /** The hash over the leaves from {@code index * 2^level} to {@code (index + 1) * 2^level}. */
  public interface Subtrees {
    byte[] hash(int level, long index);
  }

  /** The hashes of many full subtrees at once. */
  public interface Fetcher {
    Map<Subtree, byte[]> hashes(Set<Subtree> subtrees);
  }

  /**
   * Proofs that are wanted together; asked twice, it must ask for the same hashes.
   *
   * @param <T> what comes of it
   */
  public interface Work<T> {
    T prove(SubtreeProofs proofs);
  }

  public SubtreeProofs(Subtrees subtrees) {
    this.subtrees = subtrees;
  }

  /**
   * Proves with a single fetch: the work is done twice, first to see which hashes it needs. Asked
   * for one by one, a few proofs would take hundreds of statements.
   */
  public static <T> T inOneFetch(Fetcher fetcher, Work<T> work) {
    var needed = new LinkedHashSet<Subtree>();
    work.prove(
        new SubtreeProofs(
            (level, index) -> {
              needed.add(new Subtree(level, index));
              return new byte[Sha256.LENGTH];
            }));
    var found = fetcher.hashes(needed);
    return work.prove(
        new SubtreeProofs(
            (level, index) -> {
              var hash = found.get(new Subtree(level, index));
              if (hash == null) {
                throw new IllegalStateException("Subtree " + level + "/" + index + " is not there");
              }
              return hash;
            }));
  }

  /** The root over the first leaves. */
  public byte[] root(long size) {
    return size == 0 ? Sha256.of() : root(0, size);
  }

  /** RFC 9162 2.1.3.1, for the tree of the first leaves. */
  public List<byte[]> inclusion(long index, long size) {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException("No leaf " + index + " in a tree of " + size);
    }
    var path = new ArrayList<byte[]>();
    include(index, 0, size, path);
    return List.copyOf(path);
  }

  /** RFC 9162 2.1.4.1. */
  public List<byte[]> consistency(long from, long to) {
    if (from < 0 || from > to) {
      throw new IllegalArgumentException("No size " + from + " before " + to);
    }
    var path = new ArrayList<byte[]>();
    if (from > 0 && from < to) {
      continueFrom(from, 0, to, true, path);
    }
    return List.copyOf(path);
  }

  private void include(long index, long from, long to, List<byte[]> path) {
    if (to - from == 1) {
      return;
    }
    long middle = from + split(to - from);
    if (index < middle) {
      include(index, from, middle, path);
      path.add(root(middle, to));
    } else {
      include(index, middle, to, path);
      path.add(root(from, middle));
    }
  }

  private void continueFrom(long size, long from, long to, boolean whole, List<byte[]> path) {
    if (size == to) {
      if (!whole) {
        path.add(root(from, to));
      }
      return;
    }
    long middle = from + split(to - from);
    if (size <= middle) {
      continueFrom(size, from, middle, whole, path);
      path.add(root(middle, to));
    } else {
      continueFrom(size, middle, to, false, path);
      path.add(root(from, middle));
    }
  }

  private byte[] root(long from, long to) {
    long width = to - from;
    if (Long.bitCount(width) == 1 && from % width == 0) {
      return subtrees.hash(Long.numberOfTrailingZeros(width), from / width);
    }
    long middle = from + split(width);
    return MerkleTree.nodeHash(root(from, middle), root(middle, to));
  }

  /** The largest power of two below the width. */
  private static long split(long width) {
    return Long.highestOneBit(width - 1);
  }
}
