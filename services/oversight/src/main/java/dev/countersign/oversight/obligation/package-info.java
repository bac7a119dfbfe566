/** What labs owe, until when, and how they stand to what is required of them. */
@NullMarked
package dev.countersign.oversight.obligation;

import org.jspecify.annotations.NullMarked;
