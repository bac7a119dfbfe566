/** Logs of OpenAI's evals: one JSON event a line. */
@NullMarked
package dev.countersign.evidence.reader.openai;

import org.jspecify.annotations.NullMarked;
