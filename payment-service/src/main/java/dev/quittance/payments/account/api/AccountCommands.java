package dev.quittance.payments.account.api;

import dev.quittance.kit.audit.AuditRecord;
import dev.quittance.kit.audit.AuditTrail;
import dev.quittance.kit.http.IfMatch;
import dev.quittance.kit.problem.ProblemCode;
import dev.quittance.kit.problem.ProblemException;
import dev.quittance.kit.security.Caller;
import dev.quittance.kit.security.Role;
import dev.quittance.payments.account.AccountCommand;
import dev.quittance.payments.account.AccountDecider;
import dev.quittance.payments.account.AccountDecision;
import dev.quittance.payments.account.Instrument;
import dev.quittance.payments.account.PaymentAccount;
import dev.quittance.payments.account.PaymentAccount.Freeze;
import dev.quittance.payments.account.PaymentAccount.FrozenBy;
import dev.quittance.payments.account.store.AccountStore;
import dev.quittance.payments.account.store.StoredAccount;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Carries out commands on accounts, in the caller's transaction. */
@RequestScoped
class AccountCommands {

  /** An account as the audit trail has it. */
  private record Before(@Nullable Freeze frozen) {}

  private final AccountStore store;
  private final AuditTrail trail;
  private final Caller caller;

  AccountCommands(AccountStore store, AuditTrail trail, Caller caller) {
    this.store = store;
    this.trail = trail;
    this.caller = caller;
  }

  /** Whether the caller acts for the house, and not for himself. */
  FrozenBy actsAs() {
    return caller.is(Role.SUPPORT) || caller.is(Role.OPS) ? FrozenBy.STAFF : FrozenBy.BUYER;
  }

  /** The account, if there is one and the caller may see it. */
  StoredAccount visible(Optional<StoredAccount> found) {
    return found
        .filter(one -> caller.maySee(one.account().buyerId()))
        .orElseThrow(() ->
            ProblemException.notFound(
                "There is no such payment account: GET /payment-accounts lists yours."));
  }

  StoredAccount read(String accountId) {
    return visible(store.find(accountId));
  }

  /** What the command would do at the moment; nothing is stored. */
  PaymentAccount tried(String accountId, AccountCommand command) {
    return decided(visible(store.find(accountId)), command);
  }

  /**
   * Carries it out.
   *
   * @param ifMatch the If-Match header, or null
   * @throws ProblemException if it is rejected, or the account is another buyer's
   */
  StoredAccount carryOut(String accountId, @Nullable String ifMatch, AccountCommand command) {
    return carryOut(accountId, ifMatch, command, null);
  }

  StoredAccount carryOut(
      String accountId,
      @Nullable String ifMatch,
      AccountCommand command,
      byte @Nullable [] sealedNumber) {
    StoredAccount before = visible(store.lock(accountId));
    IfMatch.check(ifMatch, before.account().revision());
    PaymentAccount after = decided(before, command);
    return after.equals(before.account()) ? before : store.save(before, after, sealedNumber);
  }

  /** The same for a freeze or its end, which the audit trail has if staff asked for it. */
  StoredAccount carryOutRecorded(
      String accountId,
      @Nullable String ifMatch,
      AccountCommand command,
      String verb,
      String reason) {
    StoredAccount before = visible(store.lock(accountId));
    StoredAccount after = carryOut(accountId, ifMatch, command);
    if (actsAs() == FrozenBy.STAFF) {
      trail.record(
          new AuditRecord(
              "payment-account." + verb,
              accountId,
              reason,
              new Before(before.account().freeze()),
              new Before(after.account().freeze())));
    }
    return after;
  }

  /** A new account of that buyer. */
  StoredAccount open(PaymentAccount account) {
    StoredAccount opened = store.add(account).orElseThrow(() -> exists(account.buyerId()));
    if (!account.buyerId().equals(caller.id())) {
      trail.record(
          new AuditRecord("payment-account.open", account.id(), null, null, new Before(null)));
    }
    return opened;
  }

  private ProblemException exists(String buyerId) {
    String location =
        store
            .list(new dev.quittance.payments.account.store.AccountFilter(buyerId, null), 1)
            .stream()
            .map(one -> AccountResource.location(one.account().id()).toString())
            .findFirst()
            .orElse("/payment-accounts");
    return ProblemException.of(
            ProblemCode.PAYMENT_ACCOUNT_EXISTS,
            "The buyer has a payment account: use it, it is at " + location + ".")
        .with(HttpHeaders.LOCATION, location);
  }

  private static PaymentAccount decided(StoredAccount before, AccountCommand command) {
    return switch (AccountDecider.decide(before.account(), command)) {
      case AccountDecision.Accepted(PaymentAccount after) -> after;
      case AccountDecision.Rejected(AccountDecision.Code code, Instrument linked) ->
          throw problem(before.account(), code, linked);
    };
  }

  private static ProblemException problem(
      PaymentAccount account, AccountDecision.Code code, @Nullable Instrument linked) {
    return switch (code) {
      case FROZEN_BY_STAFF ->
          ProblemException.of(
              ProblemCode.FORBIDDEN, "Support froze this account: ask support to unfreeze it.");
      case FROZEN ->
          ProblemException.of(
              ProblemCode.PAYMENT_ACCOUNT_FROZEN,
              "The account is frozen: unfreeze it first, or ask support if support froze it.");
      case INSTRUMENT_UNKNOWN ->
          ProblemException.notFound(
              "The account has no such instrument: GET /payment-accounts/{id} lists them.");
      case ALREADY_LINKED -> {
        String id = linked == null ? "" : linked.id();
        yield ProblemException.of(
                ProblemCode.INSTRUMENT_EXISTS,
                "It is linked to this account already, as " + id + ": use that one.")
            .with(HttpHeaders.LOCATION, InstrumentResource.location(account.id(), id).toString());
      }
      case TOO_MANY_INSTRUMENTS ->
          ProblemException.of(
              ProblemCode.TOO_MANY_INSTRUMENTS,
              "An account can have "
                  + AccountDecider.MAX_INSTRUMENTS
                  + " instruments: remove one that you do not use.");
    };
  }
}
