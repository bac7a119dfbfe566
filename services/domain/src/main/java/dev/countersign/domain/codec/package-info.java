/** Records to JSON and back; every error names its path. */
@NullMarked
package dev.countersign.domain.codec;

import org.jspecify.annotations.NullMarked;
