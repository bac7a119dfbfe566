/** The gate: default deny, explainable, recomputable. */
@NullMarked
package dev.countersign.domain.gate;

import org.jspecify.annotations.NullMarked;
