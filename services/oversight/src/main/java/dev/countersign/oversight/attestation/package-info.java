/** Signed statements of auditors, checked before they count. */
@NullMarked
package dev.countersign.oversight.attestation;

import org.jspecify.annotations.NullMarked;
