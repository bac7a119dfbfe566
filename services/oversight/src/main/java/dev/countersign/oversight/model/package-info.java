/** Models, their versions bound to weights, and what changes about them. */
@NullMarked
package dev.countersign.oversight.model;

import org.jspecify.annotations.NullMarked;
