package dev.countersign.verifier.upload;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Says how far the reading has come. */
final class Watched extends FilterInputStream {
  private final long all;
  private final Progress progress;
  private long done;

  Watched(InputStream in, long done, long all, Progress progress) {
    super(in);
    this.done = done;
    this.all = all;
    this.progress = progress;
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    int read = super.read(into, from, length);
    done += Math.max(0, read);
    progress.at(done, all);
    return read;
  }
}
