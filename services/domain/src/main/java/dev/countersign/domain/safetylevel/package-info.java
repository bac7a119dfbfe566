/** Safety levels: what crossings require of a model version, beside what it holds. */
@NullMarked
package dev.countersign.domain.safetylevel;

import org.jspecify.annotations.NullMarked;
