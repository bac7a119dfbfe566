/** Evaluations: registered before they start, and never to vanish. */
@NullMarked
package dev.countersign.oversight.evaluation;

import org.jspecify.annotations.NullMarked;
