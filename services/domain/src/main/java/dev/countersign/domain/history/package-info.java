/** The facts of one lab in their order, indexed as the rules ask for them. */
@NullMarked
package dev.countersign.domain.history;

import org.jspecify.annotations.NullMarked;
