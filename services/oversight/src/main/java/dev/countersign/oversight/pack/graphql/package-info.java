/** Packs as the API gives them. */
@NullMarked
package dev.countersign.oversight.pack.graphql;

import org.jspecify.annotations.NullMarked;
