package dev.quittance.payments.operation;

import java.time.Instant;

/**
 * Evidence that does not fit what is believed of an operation. It is kept, whatever follows from
 * it.
 *
 * @param believed the operation's status when it was said
 * @param source who or what said it: {@link Evidence#source()}
 * @param said what, in a few words: {@link Outcome#words()}
 * @param at when it was said
 */
public record Contradiction(
    ContradictionKind kind, OperationStatus believed, String source, String said, Instant at) {}
