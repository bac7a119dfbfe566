/** How many may hand over or take at once, of one organisation and of all, and how slowly. */
@NullMarked
package dev.countersign.evidence.admission;

import org.jspecify.annotations.NullMarked;
