/** Evaluation logs of the story, written as Inspect writes them: same run, same bytes. */
@NullMarked
package dev.countersign.journeys.inspect;

import org.jspecify.annotations.NullMarked;
