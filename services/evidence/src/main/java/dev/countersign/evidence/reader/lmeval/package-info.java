/** Results of lm-evaluation-harness, with or without their samples. */
@NullMarked
package dev.countersign.evidence.reader.lmeval;

import org.jspecify.annotations.NullMarked;
