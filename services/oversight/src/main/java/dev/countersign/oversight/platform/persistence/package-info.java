/** How plain SQL is spoken, for the rooms that speak it. */
@NullMarked
package dev.countersign.oversight.platform.persistence;

import org.jspecify.annotations.NullMarked;
