/** What is owed, until when, by which rule, and whether it was done. */
@NullMarked
package dev.countersign.domain.obligation;

import org.jspecify.annotations.NullMarked;
