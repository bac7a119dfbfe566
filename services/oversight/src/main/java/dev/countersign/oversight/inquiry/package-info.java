/** What regulators ask labs, until when, and what labs answer. Nobody else knows of it. */
@NullMarked
package dev.countersign.oversight.inquiry;

import org.jspecify.annotations.NullMarked;
