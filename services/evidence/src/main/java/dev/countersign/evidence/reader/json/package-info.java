/** JSON as a stream, within limits. */
@NullMarked
package dev.countersign.evidence.reader.json;

import org.jspecify.annotations.NullMarked;
