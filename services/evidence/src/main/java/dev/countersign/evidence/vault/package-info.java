/** What is kept, and the only room that speaks MongoDB. */
@NullMarked
package dev.countersign.evidence.vault;

import org.jspecify.annotations.NullMarked;
