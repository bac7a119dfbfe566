/** RFC 6962 trees: roots, inclusion and consistency proofs. */
@NullMarked
package dev.countersign.proofs.merkle;

import org.jspecify.annotations.NullMarked;
