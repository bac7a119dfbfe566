/** How the command line speaks to a platform, in somebody's name. */
@NullMarked
package dev.countersign.verifier.platform;

import org.jspecify.annotations.NullMarked;
