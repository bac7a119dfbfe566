/** How a refusal is told: a stable code and one sentence, as problem+json. */
@NullMarked
package dev.countersign.evidence.problem;

import org.jspecify.annotations.NullMarked;
