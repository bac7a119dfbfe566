/** What every feature stands on: the viewer, the clock, refusals, and the shape of the API. */
@NullMarked
package dev.countersign.oversight.platform;

import org.jspecify.annotations.NullMarked;
