/** A collector for tests: it takes traces as any collector does, and shows them. */
@NullMarked
package dev.countersign.local.trace;

import org.jspecify.annotations.NullMarked;
