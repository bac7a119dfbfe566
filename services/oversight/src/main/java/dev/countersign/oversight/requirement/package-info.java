/** The catalogue of what law, codes of practice and pledges ask for, as data with citations. */
@NullMarked
package dev.countersign.oversight.requirement;

import org.jspecify.annotations.NullMarked;
