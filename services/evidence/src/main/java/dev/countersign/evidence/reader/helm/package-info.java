/** Run folders of HELM, packed into one archive. */
@NullMarked
package dev.countersign.evidence.reader.helm;

import org.jspecify.annotations.NullMarked;
