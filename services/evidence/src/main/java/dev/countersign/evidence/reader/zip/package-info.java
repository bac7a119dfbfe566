/** ZIP archives, read by their central directory and believed in nothing. */
@NullMarked
package dev.countersign.evidence.reader.zip;

import org.jspecify.annotations.NullMarked;
