/** What formats have in common whose samples are rows. */
@NullMarked
package dev.countersign.evidence.reader.run;

import org.jspecify.annotations.NullMarked;
