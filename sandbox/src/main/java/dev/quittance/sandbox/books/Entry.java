package dev.quittance.sandbox.books;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One movement of money, or an attempt at one.
 *
 * @param gateway where: card, alipay, bank
 * @param id the gateway's own name of it
 * @param reference the caller's reference of it, if it gave one
 * @param of the id of the charge that a refund, a dispute or a fee belongs to
 * @param amount minor units
 * @param note a code, for example why it failed
 * @param changedAt when its status last changed
 */
public record Entry(
    String gateway,
    EntryKind kind,
    String id,
    @Nullable String reference,
    @Nullable String of,
    long amount,
    String currency,
    EntryStatus status,
    @Nullable String note,
    Instant changedAt) {

  Entry with(EntryStatus next, @Nullable String why, Instant at) {
    return new Entry(gateway, kind, id, reference, of, amount, currency, next, why, at);
  }
}
