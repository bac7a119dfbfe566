/** What a start is refused with. */
@NullMarked
package dev.countersign.transparency.start;

import org.jspecify.annotations.NullMarked;
