/** What a start is refused with. */
@NullMarked
package dev.countersign.evidence.start;

import org.jspecify.annotations.NullMarked;
