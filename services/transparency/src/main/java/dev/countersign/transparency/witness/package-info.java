/** Others who see every checkpoint, so that no two readers are shown two logs. */
@NullMarked
package dev.countersign.transparency.witness;

import org.jspecify.annotations.NullMarked;
