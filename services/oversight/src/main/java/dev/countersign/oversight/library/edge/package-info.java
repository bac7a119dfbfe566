/** The library's files. */
@NullMarked
package dev.countersign.oversight.library.edge;

import org.jspecify.annotations.NullMarked;
