/**
 * Labs, auditors, regulators and the operator: registered by one registrar, approved by another.
 */
@NullMarked
package dev.countersign.oversight.organisation;

import org.jspecify.annotations.NullMarked;
