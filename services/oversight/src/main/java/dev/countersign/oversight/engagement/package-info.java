/** Contracts that let one auditor see named things of one lab, and the independence they need. */
@NullMarked
package dev.countersign.oversight.engagement;

import org.jspecify.annotations.NullMarked;
