/** Proof bundles: what whoever asks needs to check the platform's word without the platform. */
@NullMarked
package dev.countersign.oversight.proof;

import org.jspecify.annotations.NullMarked;
