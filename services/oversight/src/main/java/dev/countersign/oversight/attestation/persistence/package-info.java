/** Envelopes beside their facts. */
@NullMarked
package dev.countersign.oversight.attestation.persistence;

import org.jspecify.annotations.NullMarked;
