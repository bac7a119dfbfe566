/** The door of the API: GraphQL over HTTP, with the guards in front of the engine. */
@NullMarked
package dev.countersign.oversight.platform.graphql.http;

import org.jspecify.annotations.NullMarked;
