/**
 * People of the local realm, as they meet the platform: through its public doors, with real tokens,
 * keys of their own, and no operation but those of {@code frontend-contract/operations}.
 */
@NullMarked
package dev.countersign.journeys.people;

import org.jspecify.annotations.NullMarked;
