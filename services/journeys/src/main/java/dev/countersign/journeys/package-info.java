/** End-to-end stories through the public doors of the built services, and the demo. */
@NullMarked
package dev.countersign.journeys;

import org.jspecify.annotations.NullMarked;
