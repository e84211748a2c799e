package dev.quittance.kit.intake;

import dev.quittance.contract.EventEnvelope;

/**
 * An event and its place in the log.
 *
 * @param partition Kafka partition
 * @param offset offset in it
 */
public record LogEvent(EventEnvelope envelope, int partition, long offset) {}
