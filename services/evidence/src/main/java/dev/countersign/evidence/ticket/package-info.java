/** Whether a ticket of oversight's is good for what is asked, and used for the first time. */
@NullMarked
package dev.countersign.evidence.ticket;

import org.jspecify.annotations.NullMarked;
