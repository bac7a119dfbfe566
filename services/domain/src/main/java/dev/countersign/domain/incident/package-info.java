/** Incidents, each in the state that its facts have brought it to. */
@NullMarked
package dev.countersign.domain.incident;

import org.jspecify.annotations.NullMarked;
