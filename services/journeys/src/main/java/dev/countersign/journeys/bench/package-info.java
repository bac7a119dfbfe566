/** Benchmarks: what a figure of the README is measured with. Time is thread CPU time. */
@NullMarked
package dev.countersign.journeys.bench;

import org.jspecify.annotations.NullMarked;
