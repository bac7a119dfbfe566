package dev.countersign.oversight.evidence;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the vault shows of evidence, and does with it, for whoever was checked before. */
public interface VaultContents {
  /** Samples on a page of the vault. */
  int PAGE = 50;

  /** The page of samples with this number, from 0. */
  SamplePage samples(String owner, String evidence, long page);

  /** One sample with the proof that it is in the run. */
  ProvenSample sample(String owner, String evidence, long index);

  /** The results in the form of Every Eval Ever, as JSON. */
  String everyEvalEver(String owner, String evidence, String organisation, boolean firstParty);

  /** Erases the bytes and what was read from them; again, if need be. */
  void erase(String owner, String evidence);

  /**
   * Some samples in the order of the file.
   *
   * @param first number of the first one, from 0
   * @param total that the file holds
   */
  record SamplePage(long first, long total, String root, List<Sample> samples) {}

  /** A sample, and the hashes from its leaf up to the root. */
  record ProvenSample(long index, long total, String root, List<String> proof, Sample sample) {}

  /** A sample as far as a list shows it. */
  record Sample(
      String id,
      long epoch,
      @Nullable Excerpt input,
      @Nullable Excerpt target,
      @Nullable Excerpt output,
      List<Score> scores,
      @Nullable Excerpt error,
      @Nullable String limit,
      boolean invalidated,
      Place place,
      String content) {}

  /** The beginning of a text. */
  record Excerpt(String text, long characters) {}

  /** What one scorer said. */
  record Score(
      String scorer,
      @Nullable String part,
      @Nullable String value,
      @Nullable Excerpt answer,
      @Nullable Excerpt explanation) {}

  /** Where the whole sample stands in the file. */
  record Place(@Nullable String member, @Nullable Long from, @Nullable Long until) {}
}
