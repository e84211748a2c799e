package dev.quittance.payments.gateway.bank;

import dev.quittance.contract.FailureReason;
import dev.quittance.contract.Ids;
import dev.quittance.contract.NextAction;
import dev.quittance.payments.gateway.GatewayRequest;
import dev.quittance.payments.gateway.PaymentGateway;
import dev.quittance.payments.gateway.bank.BankAccounts.BankAccount;
import dev.quittance.payments.operation.OperationKind;
import dev.quittance.payments.operation.Outcome;
import dev.quittance.payments.statement.CreditorReference;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Transfers to our accounts. Only a line of a statement authorizes a payment ({@link
 * dev.quittance.payments.operation.Evidence.BankLine}); asked about, this gateway repeats what the
 * buyer has to do. A refund is an order to the bank to pay whoever sent the transfer.
 */
@ApplicationScoped
public class BankGateway implements PaymentGateway {

  public static final String NAME = "bank";

  /** How a buyer who pays by transfer is named; gateways' tokens may have more behind it. */
  public static final String TOKEN = "pm_bank_transfer";

  private final BankGatewayConfig config;
  private final BankAccounts accounts;
  private final BankApi bank;
  private final Clock clock;

  BankGateway(BankGatewayConfig config, BankAccounts accounts, BankApi bank, Clock clock) {
    this.config = config;
    this.accounts = accounts;
    this.bank = bank;
    this.clock = clock;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean accepts(String methodToken) {
    return config.enabled() && methodToken.startsWith(TOKEN);
  }

  /** Days: a transfer takes its time, and its statement comes the day after. */
  @Override
  public Optional<Duration> challengeDeadline() {
    return Optional.of(config.deadline());
  }

  @Override
  public Outcome perform(GatewayRequest request, Duration timeLimit) {
    return switch (request.kind()) {
      case AUTHORIZATION -> transferRequired(request);
      case REFUND -> refund(request, timeLimit);
    };
  }

  @Override
  public Outcome inquire(GatewayRequest request, Duration timeLimit) {
    return switch (request.kind()) {
      case AUTHORIZATION ->
          isOverdue(request) ? afterDeadline(request, timeLimit) : transferRequired(request);
      case REFUND ->
          account(request)
              .map(account ->
                  outcome(bank.payment(account.number(), endToEndId(request), timeLimit)))
              .orElseGet(() -> notConfigured(request));
    };
  }

  @Override
  public Outcome cancel(GatewayRequest request, Duration timeLimit) {
    return switch (request.kind()) {
      case AUTHORIZATION -> afterDeadline(request, timeLimit);
      case REFUND -> inquire(request, timeLimit);
    };
  }

  /** An attempt whose money is on its way, or is here and in no statement yet, can succeed. */
  private Outcome afterDeadline(GatewayRequest request, Duration timeLimit) {
    return isOnItsWay(request, timeLimit)
        ? new Outcome.Pending(reference(request).text())
        : new Outcome.Declined(FailureReason.MONEY_NOT_RECEIVED);
  }

  private boolean isOverdue(GatewayRequest request) {
    return !clock.instant().isBefore(request.createdAt().plus(config.deadline()));
  }

  private boolean isOnItsWay(GatewayRequest request, Duration timeLimit) {
    return accounts
        .in(request.amount().currency())
        .map(account -> bank.incomingMinor(account.number(), reference(request).text(), timeLimit))
        .filter(incoming -> incoming >= request.amount().amountMinor())
        .isPresent();
  }

  private Outcome transferRequired(GatewayRequest request) {
    Optional<BankAccount> found = accounts.in(request.amount().currency());
    if (found.isEmpty()) {
      return new Outcome.Declined(FailureReason.UNSUPPORTED_METHOD);
    }
    BankAccount account = found.get();
    CreditorReference reference = reference(request);
    return new Outcome.ActionRequired(
        reference.text(),
        new NextAction.BankTransfer(
            account.holder(),
            account.number(),
            account.bank(),
            reference.text(),
            request.createdAt().plus(config.deadline())));
  }

  private Outcome refund(GatewayRequest request, Duration timeLimit) {
    BankAccount account = account(request).orElse(null);
    if (account == null) {
      return notConfigured(request);
    }
    BankApi.Order order =
        new BankApi.Order(
            account.number(),
            endToEndId(request),
            request.amount(),
            charge(request).map(BankCharge::bankReference).orElseThrow(),
            "Refund " + request.orderId());
    return outcome(bank.pay(order, timeLimit));
  }

  /** What is not known about is not refunded another way: a person has to look. */
  private static Outcome notConfigured(GatewayRequest request) {
    return new Outcome.Unknown("no account of ours has received " + request.chargeReference());
  }

  private static Outcome outcome(BankApi.Answer answer) {
    return switch (answer) {
      case BankApi.Answer.Paid(String reference) -> new Outcome.Succeeded(reference);
      case BankApi.Answer.Refused _ -> new Outcome.Declined("declined");
      case BankApi.Answer.Unknown _ -> new Outcome.NotArrived();
    };
  }

  /** The account of ours that received what is refunded. */
  private Optional<BankAccount> account(GatewayRequest request) {
    return charge(request).flatMap(charge -> accounts.named(charge.account()));
  }

  private static Optional<BankCharge> charge(GatewayRequest request) {
    return request.chargeReference() == null
        ? Optional.empty()
        : BankCharge.of(request.chargeReference());
  }

  private static CreditorReference reference(GatewayRequest request) {
    return CreditorReference.of(Ids.uuid(Ids.ATTEMPT, request.idempotencyKey()));
  }

  /** {@code rfd_} and 32 digits are one character more than an end-to-end id may have. */
  private static String endToEndId(GatewayRequest request) {
    UUID id = Ids.uuid(OperationKind.REFUND.idPrefix(), request.idempotencyKey());
    return "RFD" + id.toString().replace("-", "").toUpperCase(Locale.ROOT);
  }
}
