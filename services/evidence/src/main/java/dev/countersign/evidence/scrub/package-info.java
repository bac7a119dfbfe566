/** What is kept is hashed again in the background, round after round. */
@NullMarked
package dev.countersign.evidence.scrub;

import org.jspecify.annotations.NullMarked;
