/** The courier, and what it is allowed to reach. */
@NullMarked
package dev.countersign.oversight.webhook.edge;

import org.jspecify.annotations.NullMarked;
