/** Bytes come in: checked on the way, sealed as a whole or not at all. */
@NullMarked
package dev.countersign.evidence.intake;

import org.jspecify.annotations.NullMarked;
