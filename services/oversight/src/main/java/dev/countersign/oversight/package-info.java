/** The GraphQL API for labs, auditors, regulators and the public. */
@NullMarked
package dev.countersign.oversight;

import org.jspecify.annotations.NullMarked;
