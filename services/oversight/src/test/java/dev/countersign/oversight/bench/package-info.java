/** Measures compliance across labs beside other engines: {@code ./countersign bench compliance}. */
@NullMarked
package dev.countersign.oversight.bench;

import org.jspecify.annotations.NullMarked;
