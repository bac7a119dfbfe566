/** Inquiries in the API. */
@NullMarked
package dev.countersign.oversight.inquiry.graphql;

import org.jspecify.annotations.NullMarked;
