/** What everyone may read of the log. */
@NullMarked
package dev.countersign.transparency.door;

import org.jspecify.annotations.NullMarked;
