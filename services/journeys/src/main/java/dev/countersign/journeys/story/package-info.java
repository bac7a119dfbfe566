/**
 * The worked example as a story: one step a file, in the order in which it happened, told through
 * the platform's public doors and checked as it goes.
 */
@NullMarked
package dev.countersign.journeys.story;

import org.jspecify.annotations.NullMarked;
