/** Container images from what was built, bit for bit the same however often they are made. */
@NullMarked
package dev.countersign.images;

import org.jspecify.annotations.NullMarked;
