/** What ties an auditor to a lab, and what of it ends independence. */
@NullMarked
package dev.countersign.domain.independence;

import org.jspecify.annotations.NullMarked;
