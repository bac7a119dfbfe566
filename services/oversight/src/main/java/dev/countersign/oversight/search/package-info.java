/** Finds words in commitments, findings and documents, among what the viewer may see. */
@NullMarked
package dev.countersign.oversight.search;

import org.jspecify.annotations.NullMarked;
