/**
 * Computes the ledger from the log alone, without the service, by the same fold.
 *
 * <pre>
 *   Kafka --> the core's fold, partitions in parallel --> PartitionAudit, one a partition
 *         --> PartitionResults: account totals, statuses, heads --> AuditReport
 *         --> AuditFile: transactions as partitions are finished, accounts at the end
 * </pre>
 *
 * Only the partitions being folded and the accounts' totals are in memory.
 */
@NullMarked
package dev.quittance.cli.audit;

import org.jspecify.annotations.NullMarked;
