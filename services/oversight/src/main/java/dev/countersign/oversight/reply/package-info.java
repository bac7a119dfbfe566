/** What labs have to say of findings about them, signed, and shown beside each. */
@NullMarked
package dev.countersign.oversight.reply;

import org.jspecify.annotations.NullMarked;
