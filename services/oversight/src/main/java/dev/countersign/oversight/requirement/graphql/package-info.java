/** The catalogue in the API. */
@NullMarked
package dev.countersign.oversight.requirement.graphql;

import org.jspecify.annotations.NullMarked;
