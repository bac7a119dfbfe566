/** Tickets, signed with the key that the vault trusts. */
@NullMarked
package dev.countersign.oversight.evidence.edge;

import org.jspecify.annotations.NullMarked;
