/**
 * What metrics have in common: labels that no request can choose, buckets for latencies, counters
 * that count only what was committed. The metrics themselves are beside what they measure;
 * docs/operations.md lists them.
 */
@NullMarked
package dev.quittance.kit.metrics;

import org.jspecify.annotations.NullMarked;
