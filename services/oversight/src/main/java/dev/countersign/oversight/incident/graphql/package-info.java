/** Incidents in the API. */
@NullMarked
package dev.countersign.oversight.incident.graphql;

import org.jspecify.annotations.NullMarked;
