/** Where bundles are asked for. */
@NullMarked
package dev.countersign.oversight.proof.rest;

import org.jspecify.annotations.NullMarked;
