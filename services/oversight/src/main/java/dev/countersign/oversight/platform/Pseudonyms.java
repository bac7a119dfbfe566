package dev.countersign.oversight.platform;

/**
 * Names for logs. Who does what is on record where rows are guarded; a log goes to many hands, so
 * it tells only whether two lines are of the same one.
 */
public interface Pseudonyms {
  /**
   * The same for the same name on every replica, and nobody without the platform's key can tell.
   */
  String of(String name);
}
