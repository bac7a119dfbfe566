/** Logs of Inspect (UK AISI), as one JSON file or as a ZIP archive. */
@NullMarked
package dev.countersign.evidence.reader.inspect;

import org.jspecify.annotations.NullMarked;
