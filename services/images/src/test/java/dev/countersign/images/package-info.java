/** What goes into an image, and what does not. */
@NullMarked
package dev.countersign.images;

import org.jspecify.annotations.NullMarked;
