/** What a document may ask for, weighed before anything of it is executed. */
@NullMarked
package dev.countersign.oversight.platform.graphql.guard;

import org.jspecify.annotations.NullMarked;
