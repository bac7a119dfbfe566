/** Requests to scale, and the gate's answers. */
@NullMarked
package dev.countersign.oversight.gate;

import org.jspecify.annotations.NullMarked;
