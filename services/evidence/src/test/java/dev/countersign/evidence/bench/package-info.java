/** What evidence costs, beside Python's own libraries on the same file. */
package dev.countersign.evidence.bench;
