/** Requests that dribble, in time that the test makes. */
@NullMarked
package dev.countersign.edge;

import org.jspecify.annotations.NullMarked;
