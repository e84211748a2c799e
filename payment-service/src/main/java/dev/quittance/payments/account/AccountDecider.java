package dev.quittance.payments.account;

import dev.quittance.payments.account.AccountCommand.FreezeAccount;
import dev.quittance.payments.account.AccountCommand.Link;
import dev.quittance.payments.account.AccountCommand.Remove;
import dev.quittance.payments.account.AccountCommand.SetDefault;
import dev.quittance.payments.account.AccountCommand.Unfreeze;
import dev.quittance.payments.account.AccountDecision.Accepted;
import dev.quittance.payments.account.AccountDecision.Code;
import dev.quittance.payments.account.AccountDecision.Rejected;
import dev.quittance.payments.account.PaymentAccount.Freeze;
import dev.quittance.payments.account.PaymentAccount.FrozenBy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides whether a command is carried out. */
public final class AccountDecider {

  /** More than anybody has; a list of them is not paged. */
  public static final int MAX_INSTRUMENTS = 20;

  private AccountDecider() {}

  public static AccountDecision decide(PaymentAccount account, AccountCommand command) {
    return switch (command) {
      case FreezeAccount(Freeze freeze) -> freeze(account, freeze);
      case Unfreeze(FrozenBy by) -> unfreeze(account, by);
      case Link _, SetDefault _, Remove _ when account.isFrozen() -> rejected(Code.FROZEN);
      case Link(Instrument instrument) -> link(account, instrument);
      case SetDefault(String id) -> setDefault(account, id);
      case Remove(String id) -> remove(account, id);
    };
  }

  /** What staff froze stays staff's, whoever freezes it again. */
  private static AccountDecision freeze(PaymentAccount account, Freeze freeze) {
    Freeze before = account.freeze();
    if (before != null && before.by() == FrozenBy.STAFF && freeze.by() == FrozenBy.BUYER) {
      return rejected(Code.FROZEN_BY_STAFF);
    }
    return new Accepted(freeze.equals(before) ? account : account.frozen(freeze));
  }

  private static AccountDecision unfreeze(PaymentAccount account, FrozenBy by) {
    Freeze before = account.freeze();
    if (before == null) {
      return new Accepted(account);
    }
    return before.by() == FrozenBy.STAFF && by == FrozenBy.BUYER
        ? rejected(Code.FROZEN_BY_STAFF)
        : new Accepted(account.frozen(null));
  }

  /** The first one is offered first. */
  private static AccountDecision link(PaymentAccount account, Instrument instrument) {
    Optional<Instrument> same =
        account.instruments().stream().filter(one -> one.isSameAs(instrument)).findFirst();
    if (same.isPresent()) {
      return new Rejected(Code.ALREADY_LINKED, same.get());
    }
    if (account.instruments().size() >= MAX_INSTRUMENTS) {
      return rejected(Code.TOO_MANY_INSTRUMENTS);
    }
    List<Instrument> instruments = new ArrayList<>(account.instruments());
    instruments.add(instrument);
    String first = account.defaultInstrument();
    return new Accepted(account.with(instruments, first == null ? instrument.id() : first));
  }

  private static AccountDecision setDefault(PaymentAccount account, String id) {
    if (account.instrument(id).isEmpty()) {
      return rejected(Code.INSTRUMENT_UNKNOWN);
    }
    return new Accepted(
        id.equals(account.defaultInstrument()) ? account : account.with(account.instruments(), id));
  }

  /** Nothing takes the place of a default that is removed: which one is the buyer's choice. */
  private static AccountDecision remove(PaymentAccount account, String id) {
    if (account.instrument(id).isEmpty()) {
      return rejected(Code.INSTRUMENT_UNKNOWN);
    }
    List<Instrument> left =
        account.instruments().stream().filter(one -> !one.id().equals(id)).toList();
    @Nullable String nowDefault =
        id.equals(account.defaultInstrument()) ? null : account.defaultInstrument();
    return new Accepted(account.with(left, nowDefault));
  }

  private static Rejected rejected(Code code) {
    return new Rejected(code, null);
  }
}
