/** Who may ask, how often, and how much of it at once: the same for GraphQL, sockets and files. */
@NullMarked
package dev.countersign.oversight.platform.edge.admission;

import org.jspecify.annotations.NullMarked;
