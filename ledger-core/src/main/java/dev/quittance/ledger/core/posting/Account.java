package dev.quittance.ledger.core.posting;

import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import java.util.Currency;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An account: one owner, one currency. Its path is {@code kind:name}, for example {@code
 * buyer:buyer-1}, {@code platform:fees} or {@code fx:EUR}.
 */
public final class Account {

  private static final String FEES = "fees";
  private static final String SURCHARGES = "surcharges";
  private static final String DISPUTE_FEES = "dispute-fees";
  private static final String DISPUTE_LOSSES = "dispute-losses";
  private static final String BANK_FEES = "bank-fees";
  private static final String BANK_DEBITS = "bank-debits";

  private final AccountKind kind;
  private final String name;
  private final Currency currency;

  /** Kept, as a fold looks accounts up several times an event. */
  private final int hash;

  public Account(AccountKind kind, String name, Currency currency) {
    this.kind = kind;
    this.name = name;
    this.currency = currency;
    this.hash = (name.hashCode() * 31 + kind.ordinal()) * 0x9E37_79B9 + currency.hashCode();
  }

  public static Account buyer(String buyerId, Currency currency) {
    return new Account(AccountKind.BUYER, buyerId, currency);
  }

  public static Account supplier(String supplierId, Currency currency) {
    return new Account(AccountKind.SUPPLIER, supplierId, currency);
  }

  public static Account gateway(String gateway, Currency currency) {
    return new Account(AccountKind.GATEWAY, gateway, currency);
  }

  public static Account fees(Currency currency) {
    return new Account(AccountKind.PLATFORM, FEES, currency);
  }

  /** What buyers pay on top for their way of paying. */
  public static Account surcharges(Currency currency) {
    return new Account(AccountKind.PLATFORM, SURCHARGES, currency);
  }

  /** What gateways take for disputes. */
  public static Account disputeFees(Currency currency) {
    return new Account(AccountKind.PLATFORM, DISPUTE_FEES, currency);
  }

  /** What the platform bears of lost disputes. */
  public static Account disputeLosses(Currency currency) {
    return new Account(AccountKind.PLATFORM, DISPUTE_LOSSES, currency);
  }

  /** What banks take for their accounts and payments. */
  public static Account bankFees(Currency currency) {
    return new Account(AccountKind.PLATFORM, BANK_FEES, currency);
  }

  /** What left bank accounts and nobody knows yet what for. */
  public static Account bankDebits(Currency currency) {
    return new Account(AccountKind.PLATFORM, BANK_DEBITS, currency);
  }

  /** What was exchanged into and out of the currency. */
  public static Account fx(Currency currency) {
    return new Account(AccountKind.FX, currency.getCurrencyCode(), currency);
  }

  public static Account dispute(String gateway, Currency currency) {
    return new Account(AccountKind.DISPUTE, gateway, currency);
  }

  public static Account bank(String bankAccount, Currency currency) {
    return new Account(AccountKind.BANK, bankAccount, currency);
  }

  public static Account unallocated(String bankAccount, Currency currency) {
    return new Account(AccountKind.UNALLOCATED, bankAccount, currency);
  }

  /** The same owner's account in another currency. */
  public Account in(Currency other) {
    return other.equals(currency) ? this : new Account(kind, name, other);
  }

  /** The account whose path is exactly that, or empty if it is no path of ours. */
  public static Optional<Account> parse(String path, String currencyCode) {
    int colon = path.indexOf(':');
    if (colon < 1 || !Ids.isName(path.substring(colon + 1))) {
      return Optional.empty();
    }
    try {
      Currency currency = Money.zero(Money.currencyOf(currencyCode)).currency();
      return AccountKind.ofSegment(path.substring(0, colon))
          .map(kind -> new Account(kind, path.substring(colon + 1), currency));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  public String path() {
    return kind.segment() + ":" + name;
  }

  public AccountKind kind() {
    return kind;
  }

  public String name() {
    return name;
  }

  public Currency currency() {
    return currency;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof Account that
            && hash == that.hash
            && kind == that.kind
            && name.equals(that.name)
            && currency.equals(that.currency));
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    return path() + " " + currency;
  }
}
