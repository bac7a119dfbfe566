/** The clock's knock: what time alone brings is done when it comes. */
@NullMarked
package dev.countersign.oversight.gate.edge;

import org.jspecify.annotations.NullMarked;
