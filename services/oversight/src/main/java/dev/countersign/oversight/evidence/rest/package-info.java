/** The door by which the vault tells what it has sealed. */
@NullMarked
package dev.countersign.oversight.evidence.rest;

import org.jspecify.annotations.NullMarked;
