/** Faults, as every run plays them. */
@NullMarked
package dev.countersign.journeys.faults;

import org.jspecify.annotations.NullMarked;
