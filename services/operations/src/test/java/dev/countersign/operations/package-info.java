/** Commands as an operator gives them. */
@NullMarked
package dev.countersign.operations;

import org.jspecify.annotations.NullMarked;
