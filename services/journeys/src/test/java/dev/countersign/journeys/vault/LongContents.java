package dev.countersign.journeys.vault;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/** More bytes than there is memory, which do not pack and of which no two blocks are alike. */
final class LongContents {
  private static final int BLOCK = 1 << 20;

  /** How much later each block begins in the same random bytes. */
  private static final int STEP = 431;

  private final long size;
  private final byte[] random = new byte[2 * BLOCK];

  LongContents(long size) {
    if (size / BLOCK * STEP > BLOCK) {
      throw new IllegalArgumentException("There are not as many blocks");
    }
    this.size = size;
    new SplittableRandom(1).nextBytes(random);
  }

  /** Writes those from one place up to another. */
  void write(OutputStream to, long from, long until) throws IOException {
    for (long at = from; at < until; ) {
      int within = (int) (at % BLOCK);
      int length = (int) Math.min(BLOCK - within, until - at);
      to.write(random, (int) (at / BLOCK) * STEP + within, length);
      at += length;
    }
  }

  byte[] part(long from, int length) {
    var part = new ByteArrayOutputStream();
    try {
      write(part, from, from + length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return part.toByteArray();
  }

  /** By the program that labs use; a test's own virtual machine would take ten times as long. */
  String sha256() throws IOException, InterruptedException {
    var sum =
        new ProcessBuilder("sha256sum").redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (var in = sum.getOutputStream()) {
      write(in, 0, size);
    }
    var said = new String(sum.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    if (sum.waitFor() != 0) {
      throw new IOException("sha256sum ended with " + sum.exitValue());
    }
    return said.substring(0, said.indexOf(' '));
  }
}
