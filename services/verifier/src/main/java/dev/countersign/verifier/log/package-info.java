/** Watches a log from outside: re-derives it, loads it, follows it, cosigns it. */
@NullMarked
package dev.countersign.verifier.log;

import org.jspecify.annotations.NullMarked;
