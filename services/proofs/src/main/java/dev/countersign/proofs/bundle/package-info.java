/** The one file that proves what the platform says, to be read without asking the platform. */
@NullMarked
package dev.countersign.proofs.bundle;

import org.jspecify.annotations.NullMarked;
