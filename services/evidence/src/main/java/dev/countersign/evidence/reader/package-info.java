/** Formats of evaluation logs, read from hostile bytes. No framework, clock or store. */
@NullMarked
package dev.countersign.evidence.reader;

import org.jspecify.annotations.NullMarked;
