/** What the chart renders. */
@NullMarked
package dev.countersign.chart;

import org.jspecify.annotations.NullMarked;
