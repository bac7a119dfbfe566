/** What is told of a request, and what is not. */
@NullMarked
package dev.countersign.telemetry;

import org.jspecify.annotations.NullMarked;
