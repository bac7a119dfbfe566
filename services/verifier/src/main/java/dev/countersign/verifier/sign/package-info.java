/** Keys and signatures of auditors and labs: private keys never leave the file they are in. */
@NullMarked
package dev.countersign.verifier.sign;

import org.jspecify.annotations.NullMarked;
