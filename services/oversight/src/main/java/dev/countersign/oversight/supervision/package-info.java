/** Compares labs: what each has committed itself to, and how it stands against that. */
@NullMarked
package dev.countersign.oversight.supervision;

import org.jspecify.annotations.NullMarked;
