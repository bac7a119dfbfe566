/**
 * What every service does with connections: whoever dribbles a request is cut off, and so can be
 * whoever takes no answer.
 */
@NullMarked
package dev.countersign.edge;

import org.jspecify.annotations.NullMarked;
