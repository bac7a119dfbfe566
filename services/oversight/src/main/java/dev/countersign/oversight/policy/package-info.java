/** A lab's framework documents and their immutable versions. */
@NullMarked
package dev.countersign.oversight.policy;

import org.jspecify.annotations.NullMarked;
