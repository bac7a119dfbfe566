/** Subscriptions over WebSockets, by the protocol graphql-transport-ws alone. */
@NullMarked
package dev.countersign.oversight.platform.graphql.socket;

import org.jspecify.annotations.NullMarked;
