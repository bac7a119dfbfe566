/**
 * Faults played on a platform of its own while clients write, with one oracle for all of them:
 * nothing that was acknowledged is lost, doubled or forked.
 */
@NullMarked
package dev.countersign.journeys.faults;

import org.jspecify.annotations.NullMarked;
