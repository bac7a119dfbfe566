/** Facts and rules of responsible scaling, without framework, clock or I/O. */
@NullMarked
package dev.countersign.domain;

import org.jspecify.annotations.NullMarked;
