/** What law, codes of practice and pledges ask of labs, as data with citations. */
@NullMarked
package dev.countersign.domain.requirement;

import org.jspecify.annotations.NullMarked;
