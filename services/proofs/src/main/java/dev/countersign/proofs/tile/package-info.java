/** The tiles of a log as C2SP lays them out. */
@NullMarked
package dev.countersign.proofs.tile;

import org.jspecify.annotations.NullMarked;
