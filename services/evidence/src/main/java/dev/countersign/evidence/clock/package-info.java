/** The one place that reads the time. Tickets, sockets and files keep real time. */
@NullMarked
package dev.countersign.evidence.clock;

import org.jspecify.annotations.NullMarked;
