/** What is kept of what labs owe. */
@NullMarked
package dev.countersign.oversight.obligation.persistence;

import org.jspecify.annotations.NullMarked;
