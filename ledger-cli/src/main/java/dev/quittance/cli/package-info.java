/**
 * The {@code quittance} command line. A command asks the service over HTTP, or the log itself, and
 * prints; nothing is decided here that the service or the ledger's core decides.
 *
 * <pre>
 *   read, parked, replay --> http --> service --> response --> text --> screen
 *   replay verify --from-log --> audit --> the core's fold over Kafka --> text, files
 *   events --> log --> Kafka
 * </pre>
 */
@NullMarked
package dev.quittance.cli;

import org.jspecify.annotations.NullMarked;
