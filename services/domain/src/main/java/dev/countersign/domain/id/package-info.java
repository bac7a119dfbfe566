/**
 * Ids: a prefix that tells the kind, and 32 hex digits; one form in code, schema, SQL and bundles.
 */
@NullMarked
package dev.countersign.domain.id;

import org.jspecify.annotations.NullMarked;
