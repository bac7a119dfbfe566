/** Figures that are computed again from the samples, as the tools themselves compute them. */
@NullMarked
package dev.countersign.evidence.reader.figure;

import org.jspecify.annotations.NullMarked;
