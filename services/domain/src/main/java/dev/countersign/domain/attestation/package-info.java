/** Whether an attestation counts, and what its end does to decisions that rested on it. */
@NullMarked
package dev.countersign.domain.attestation;

import org.jspecify.annotations.NullMarked;
