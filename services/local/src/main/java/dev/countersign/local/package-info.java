/**
 * Embedded PostgreSQL, MongoDB-compatible store and Keycloak, for `up`, for `quarkus dev` and for
 * tests.
 */
@NullMarked
package dev.countersign.local;

import org.jspecify.annotations.NullMarked;
