/** What sealed bytes say is read once and kept. */
@NullMarked
package dev.countersign.evidence.reading;

import org.jspecify.annotations.NullMarked;
