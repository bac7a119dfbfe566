/** Safeguards as implemented; that one is validated is derived. */
@NullMarked
package dev.countersign.oversight.safeguard;

import org.jspecify.annotations.NullMarked;
