package dev.countersign.evidence.reader;

/** Not the file is at fault but the place where it is kept: to be tried again. */
public class StoreFailedException extends RuntimeException {
  public StoreFailedException(String sentence, Throwable cause) {
    super(sentence, cause);
  }

  public StoreFailedException(String sentence) {
    super(sentence);
  }
}
