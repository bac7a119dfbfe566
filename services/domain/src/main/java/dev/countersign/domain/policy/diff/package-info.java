/** What an amendment of a policy strengthens and what it weakens. */
@NullMarked
package dev.countersign.domain.policy.diff;

import org.jspecify.annotations.NullMarked;
