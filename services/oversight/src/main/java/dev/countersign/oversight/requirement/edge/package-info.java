/** The instruments that come with the platform, read from their files. */
@NullMarked
package dev.countersign.oversight.requirement.edge;

import org.jspecify.annotations.NullMarked;
