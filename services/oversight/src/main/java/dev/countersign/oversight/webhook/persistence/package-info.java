/** The rows of webhooks and of their outbox. */
@NullMarked
package dev.countersign.oversight.webhook.persistence;

import org.jspecify.annotations.NullMarked;
