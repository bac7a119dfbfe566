/**
 * Published frameworks to read up on, and a policy to start from; nothing of it is anyone's record.
 */
@NullMarked
package dev.countersign.oversight.library;

import org.jspecify.annotations.NullMarked;
