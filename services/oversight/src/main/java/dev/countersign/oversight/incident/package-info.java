/**
 * Incidents: what happened, when which clock started, under which regimes it falls, what was told.
 */
@NullMarked
package dev.countersign.oversight.incident;

import org.jspecify.annotations.NullMarked;
