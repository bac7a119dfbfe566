/** Replies in the API, beside what they reply to. */
@NullMarked
package dev.countersign.oversight.reply.graphql;

import org.jspecify.annotations.NullMarked;
