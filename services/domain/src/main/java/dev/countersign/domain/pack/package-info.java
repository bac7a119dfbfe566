/** What a record tells for a report that people write: its parts, and what is missing in them. */
@NullMarked
package dev.countersign.domain.pack;

import org.jspecify.annotations.NullMarked;
