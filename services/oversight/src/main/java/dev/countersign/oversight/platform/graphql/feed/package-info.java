/** What subscriptions tell: things in one order, that can be resumed. */
@NullMarked
package dev.countersign.oversight.platform.graphql.feed;

import org.jspecify.annotations.NullMarked;
