/** What the gate's facts say, as rows that screens read. */
@NullMarked
package dev.countersign.oversight.gate.persistence;

import org.jspecify.annotations.NullMarked;
