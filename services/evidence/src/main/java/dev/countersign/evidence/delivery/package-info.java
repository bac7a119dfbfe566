/** Bytes and samples go out, to those whom oversight lets. */
@NullMarked
package dev.countersign.evidence.delivery;

import org.jspecify.annotations.NullMarked;
