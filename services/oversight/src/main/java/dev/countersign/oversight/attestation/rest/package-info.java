/** The schemas of what can be signed, at the addresses that predicate types name. */
@NullMarked
package dev.countersign.oversight.attestation.rest;

import org.jspecify.annotations.NullMarked;
