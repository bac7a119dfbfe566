/** What the edge costs: guards, row-level security, growth, sockets, refusals. */
@org.jspecify.annotations.NullMarked
package dev.countersign.journeys.bench.edge;
