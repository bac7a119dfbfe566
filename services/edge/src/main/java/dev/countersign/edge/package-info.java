/** What every service does with connections: whoever dribbles a request is cut off. */
@NullMarked
package dev.countersign.edge;

import org.jspecify.annotations.NullMarked;
