package dev.countersign.oversight.ledger;

import dev.countersign.proofs.index.Head;
import dev.countersign.proofs.index.Stood;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What the verifiable index is made of: the heads of all chains, and how attestations stand. */
public interface IndexRows {

  /** Every position below this one is settled. */
  UUID settled();

  /** The newest link of every chain before a position, each by its subject's place in the map. */
  List<Map.Entry<byte[], byte[]>> heads(UUID before);

  /** The status of every attestation before a position, by its place in the map. */
  List<Map.Entry<byte[], byte[]>> standings(UUID before);

  /**
   * How an attestation stood before a position, with what leads to it in the map of all statuses.
   *
   * @return empty if the map has it not where its payload's digest leads
   */
  Optional<Stood> stood(String attestation, String payloadDigest, UUID before);

  /** A subject's head before a position, with what leads to it in the map of all heads. */
  Head head(String subject, UUID before);
}
