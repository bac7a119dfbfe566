/** Takes settled leaves in, in their order, and signs what was taken in. */
@NullMarked
package dev.countersign.transparency.sequencer;

import org.jspecify.annotations.NullMarked;
