/** What is counted of incidents without showing one. */
@NullMarked
package dev.countersign.oversight.incident.persistence;

import org.jspecify.annotations.NullMarked;
