/** Takes hostile bytes, keeps them exactly, reads what they say. */
@NullMarked
package dev.countersign.evidence;

import org.jspecify.annotations.NullMarked;
