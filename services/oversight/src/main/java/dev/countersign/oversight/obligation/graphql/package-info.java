/** Obligations and coverage in the API. */
@NullMarked
package dev.countersign.oversight.obligation.graphql;

import org.jspecify.annotations.NullMarked;
