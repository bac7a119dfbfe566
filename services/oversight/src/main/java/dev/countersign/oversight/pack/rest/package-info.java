/** Packs as files to go on with. */
@NullMarked
package dev.countersign.oversight.pack.rest;

import org.jspecify.annotations.NullMarked;
