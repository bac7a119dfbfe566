/** JSON as a value, and its one canonical form (RFC 8785). */
@NullMarked
package dev.countersign.proofs.json;

import org.jspecify.annotations.NullMarked;
