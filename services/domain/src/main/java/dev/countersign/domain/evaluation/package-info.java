/** What an evaluation's results allow to conclude. */
@NullMarked
package dev.countersign.domain.evaluation;

import org.jspecify.annotations.NullMarked;
