/** Exports as files: CSV, JSON, OSCAL and PDF. */
@NullMarked
package dev.countersign.oversight.export.rest;

import org.jspecify.annotations.NullMarked;
