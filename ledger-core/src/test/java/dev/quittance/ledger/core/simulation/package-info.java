/**
 * Random workloads of events, a log and a store in memory, and a second ledger that is too simple
 * to be wrong in the same way.
 *
 * <pre>
 *   Workload --> SimulatedLog --> Batch (a PartitionBook) --> StoredPartition --+--> digests equal?
 *                     |                                                         |
 *                     +--> NaiveLedger, from the beginning, every time ---------+
 *                     +--> one Batch of everything: a replay -------------------+
 * </pre>
 *
 * Workload and what it makes are fit for the tests of other modules: its records are bytes, as
 * producers would send them.
 */
@NullMarked
package dev.quittance.ledger.core.simulation;

import org.jspecify.annotations.NullMarked;
