/** A policy version's content as data. */
@NullMarked
package dev.countersign.domain.policy;

import org.jspecify.annotations.NullMarked;
