/** The verifiable index: a map of fixed depth whose root stands for every key in it. */
@NullMarked
package dev.countersign.proofs.index;

import org.jspecify.annotations.NullMarked;
