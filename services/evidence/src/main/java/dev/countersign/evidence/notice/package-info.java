/** Oversight is told of what was sealed, until it says that it knows. */
@NullMarked
package dev.countersign.evidence.notice;

import org.jspecify.annotations.NullMarked;
