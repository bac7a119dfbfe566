/** Evidence as the ledger knows it: digests, classes, who was let in, and what the files say. */
@NullMarked
package dev.countersign.oversight.evidence;

import org.jspecify.annotations.NullMarked;
