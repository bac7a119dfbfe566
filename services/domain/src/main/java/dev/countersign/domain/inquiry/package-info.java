/** What regulators ask labs, in the state that its facts have brought it to. */
@NullMarked
package dev.countersign.domain.inquiry;

import org.jspecify.annotations.NullMarked;
