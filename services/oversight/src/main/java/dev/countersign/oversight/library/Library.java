package dev.countersign.oversight.library;

import java.util.List;

/** What comes with this version of the platform to read up on. */
public interface Library {

  /** In the order of the file. */
  List<ReferenceFramework> frameworks();

  /** Policies to start from: valid as they stand, and promising nothing yet. */
  List<PolicyTemplate> templates();

  /**
   * A policy to start from.
   *
   * @param instrument the key of the instrument whose points it has
   * @param policy YAML, as a lab hands it in
   */
  record PolicyTemplate(String key, String title, String instrument, String policy) {}
}
