/** Halts: opened by crossings, lifted by validated safeguards, two people and a window. */
@NullMarked
package dev.countersign.domain.halt;

import org.jspecify.annotations.NullMarked;
