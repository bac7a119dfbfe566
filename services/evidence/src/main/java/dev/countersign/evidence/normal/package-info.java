/** Results of every format in one form, that of Every Eval Ever. */
@NullMarked
package dev.countersign.evidence.normal;

import org.jspecify.annotations.NullMarked;
