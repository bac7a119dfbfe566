/** Facts and rules. No framework, clock or I/O. */
@NullMarked
package dev.countersign.domain;

import org.jspecify.annotations.NullMarked;
