package dev.quittance.payments.account;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A buyer's payment account.
 *
 * @param id {@code acct_...}
 * @param buyerId whose it is; he has one
 * @param revision counts the changes, from 1
 * @param freeze why nothing can be paid with it; null if it is open
 * @param defaultInstrument the id of the one that is offered first
 * @param instruments those that are linked, in the order in which they were
 */
public record PaymentAccount(
    String id,
    String buyerId,
    int revision,
    @Nullable Freeze freeze,
    @Nullable String defaultInstrument,
    List<Instrument> instruments) {

  public static final String ID_PREFIX = "acct_";

  /** Who can freeze an account. */
  public enum FrozenBy {
    /** Its buyer, for example because a phone was stolen. */
    BUYER,
    /** Support or ops: only they lift it. */
    STAFF
  }

  /**
   * A freeze.
   *
   * @param reason in words
   */
  public record Freeze(FrozenBy by, String reason) {}

  public PaymentAccount {
    instruments = List.copyOf(instruments);
  }

  /** A new one, without instruments. */
  public static PaymentAccount opened(String id, String buyerId) {
    return new PaymentAccount(id, buyerId, 1, null, null, List.of());
  }

  public boolean isFrozen() {
    return freeze != null;
  }

  public Optional<Instrument> instrument(String instrumentId) {
    return instruments.stream().filter(one -> one.id().equals(instrumentId)).findFirst();
  }

  PaymentAccount frozen(@Nullable Freeze now) {
    return new PaymentAccount(id, buyerId, revision + 1, now, defaultInstrument, instruments);
  }

  PaymentAccount with(List<Instrument> now, @Nullable String nowDefault) {
    return new PaymentAccount(id, buyerId, revision + 1, freeze, nowDefault, now);
  }
}
