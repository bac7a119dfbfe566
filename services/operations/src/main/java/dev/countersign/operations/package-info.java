/** What an operator runs beside the services, each a command of one image. */
@NullMarked
package dev.countersign.operations;

import org.jspecify.annotations.NullMarked;
