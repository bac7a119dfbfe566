/** The services as their images start them: run for what is kept ready of a start, and measured. */
@NullMarked
package dev.countersign.journeys.image;

import org.jspecify.annotations.NullMarked;
