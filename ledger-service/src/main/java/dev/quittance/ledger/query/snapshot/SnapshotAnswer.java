package dev.quittance.ledger.query.snapshot;

/**
 * An answer with what it reflects.
 *
 * @param generation the generation it was read from
 */
public record SnapshotAnswer<T>(T answer, int generation, Coverage coverage) {}
