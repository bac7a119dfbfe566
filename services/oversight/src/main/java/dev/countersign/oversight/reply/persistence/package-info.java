/** How findings are filed, so that a reply is seen by whom its finding is. */
@NullMarked
package dev.countersign.oversight.reply.persistence;

import org.jspecify.annotations.NullMarked;
