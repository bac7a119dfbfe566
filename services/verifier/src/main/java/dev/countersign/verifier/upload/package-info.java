/** Evidence goes up from a lab's or an auditor's CI, in full view and from where it broke off. */
@NullMarked
package dev.countersign.verifier.upload;

import org.jspecify.annotations.NullMarked;
