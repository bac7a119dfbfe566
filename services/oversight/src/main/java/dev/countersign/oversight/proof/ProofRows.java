package dev.countersign.oversight.proof;

import dev.countersign.domain.fact.RecordedFact;
import dev.countersign.proofs.commitment.Leaf;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Facts as the log holds them, and the log's proofs. */
public interface ProofRows {

  /** The positions of a subject's links up to this number, in their order. */
  List<UUID> chain(String subject, long upTo);

  /** The newest link of a subject in the log's tree of this size, if the viewer may see it. */
  Optional<Logged> newest(String subject, long size);

  /**
   * The positions of all that is on record about organisations as such up to this one, on its chain
   * or from before there was one.
   */
  List<UUID> register(UUID upTo);

  /** The positions of the facts that say by which rules the platform goes, up to this one. */
  List<UUID> rules(UUID upTo);

  /** Those of these facts that the viewer may see, with salt and leaf, in position order. */
  List<Logged> logged(Collection<UUID> positions);

  /** True if the viewer supervises this lab now. */
  boolean supervises(String lab);

  /**
   * The risk domains in which the viewer's engagements let it see this fact.
   *
   * @return null for any
   */
  @Nullable Set<String> domainsInSight(UUID position);

  /** The models that are deployed, which everyone may know, by their labs. */
  Map<String, Set<String>> deployedModels();

  /**
   * A fact in the log.
   *
   * @param index where it stands; negative until the log has taken it in
   * @param leaf what stands there; null until then
   */
  record Logged(UUID position, RecordedFact fact, byte[] salt, long index, @Nullable Leaf leaf) {}
}
