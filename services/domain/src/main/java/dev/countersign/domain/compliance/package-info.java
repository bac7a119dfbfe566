/** How far a lab meets what is required of it, with the reasons. */
@NullMarked
package dev.countersign.domain.compliance;

import org.jspecify.annotations.NullMarked;
