/** Where the world comes in: tokens, time, chance and the session that PostgreSQL sees. */
@NullMarked
package dev.countersign.oversight.platform.edge;

import org.jspecify.annotations.NullMarked;
