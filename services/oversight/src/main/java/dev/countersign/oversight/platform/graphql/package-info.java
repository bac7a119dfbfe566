/** Relay shapes, error contract and request keys that every noun shares. */
@NullMarked
package dev.countersign.oversight.platform.graphql;

import org.jspecify.annotations.NullMarked;
