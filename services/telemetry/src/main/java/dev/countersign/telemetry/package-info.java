/** What every service tells an operator of its work, with nobody's content in it. */
@NullMarked
package dev.countersign.telemetry;

import org.jspecify.annotations.NullMarked;
