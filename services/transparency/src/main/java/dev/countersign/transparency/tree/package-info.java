/** The tree as it stands in the database. */
@NullMarked
package dev.countersign.transparency.tree;

import org.jspecify.annotations.NullMarked;
