/** What a regulator takes away: compliance at one state, with what proves it. */
@NullMarked
package dev.countersign.oversight.export;

import org.jspecify.annotations.NullMarked;
