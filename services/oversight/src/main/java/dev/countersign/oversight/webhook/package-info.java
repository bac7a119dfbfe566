/**
 * Tells organisations at their own addresses of what they may see: an outbox, signed and retried.
 */
@NullMarked
package dev.countersign.oversight.webhook;

import org.jspecify.annotations.NullMarked;
