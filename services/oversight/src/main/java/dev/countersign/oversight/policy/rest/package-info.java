/** The schema of policy documents, for whoever writes one. */
@NullMarked
package dev.countersign.oversight.policy.rest;

import org.jspecify.annotations.NullMarked;
