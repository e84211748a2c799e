package dev.quittance.payments.api;

import dev.quittance.contract.Money;
import dev.quittance.kit.openapi.Shapes;
import dev.quittance.kit.problem.ProblemCode;
import dev.quittance.kit.problem.ProblemException;
import dev.quittance.kit.security.Caller;
import dev.quittance.kit.security.Role;
import dev.quittance.kit.validation.Name;
import dev.quittance.kit.validation.PositiveMoney;
import dev.quittance.kit.validation.Text;
import dev.quittance.payments.account.PaymentAccount;
import dev.quittance.payments.account.SecondFactor;
import dev.quittance.payments.account.SecondFactor.Verdict;
import dev.quittance.payments.account.api.Codes;
import dev.quittance.payments.account.factor.SecondFactors;
import dev.quittance.payments.account.factor.SecondFactors.Answer;
import dev.quittance.payments.account.store.AccountFilter;
import dev.quittance.payments.account.store.AccountStore;
import dev.quittance.payments.operation.Operation;
import dev.quittance.payments.payment.PaymentTerms;
import dev.quittance.payments.processing.BuyerApprovals;
import dev.quittance.payments.store.PaymentReads;
import dev.quittance.payments.store.StoredPayment;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Takes the code by which a buyer approves a payment. */
@Path("/payments/{paymentId}/challenge")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "Payments")
public class ChallengeResource {

  private final PaymentReads payments;
  private final PaymentViews views;
  private final AccountStore accounts;
  private final SecondFactors factors;
  private final BuyerApprovals approvals;
  private final Caller caller;

  ChallengeResource(
      PaymentReads payments,
      PaymentViews views,
      AccountStore accounts,
      SecondFactors factors,
      BuyerApprovals approvals,
      Caller caller) {
    this.payments = payments;
    this.views = views;
    this.accounts = accounts;
    this.factors = factors;
    this.approvals = approvals;
    this.caller = caller;
  }

  /**
   * Request body of an approval: what the buyer was shown, and the code.
   *
   * @param code of his authenticator app, or a recovery code
   * @param amount of the payment
   * @param supplierId whom it is paid to
   */
  @Schema(name = "ChallengeRequest")
  record ChallengeRequest(
      @Schema(
              description = "The code that the authenticator app shows, or a recovery code.",
              minLength = 1,
              maxLength = 40,
              pattern = Shapes.TEXT,
              examples = "123456")
          @NotNull
          @Text(max = 40)
          String code,
      @Schema(
              ref = "PositiveMoney",
              description = "The payment's amount, as the buyer was shown it.")
          @NotNull
          @PositiveMoney
          Money amount,
      @Schema(description = "The payment's supplier, as the buyer was shown it.") @NotNull @Name
          String supplierId) {}

  /** What was made of a code, once its transaction is committed. */
  private record Approval(Answer answer, boolean released) {}

  @POST
  @RolesAllowed(Role.BUYER)
  @Consumes(MediaType.APPLICATION_JSON)
  @org.eclipse.microprofile.openapi.annotations.Operation(
      operationId = "approvePayment",
      summary = "Approve a payment by a one-time code",
      description =
          "For a payment whose nextAction is one_time_code from the buyer's authenticator app. The"
              + " approval is of this attempt, its amount and its supplier; then the gateway is"
              + " asked. Each code is accepted once.")
  @APIResponse(responseCode = "200", description = "Approved: the payment as it is now.")
  @APIResponse(responseCode = "404", description = "There is no such payment.")
  @APIResponse(
      responseCode = "409",
      description =
          "The payment does not wait for a code (no_challenge), the buyer has no confirmed"
              + " authenticator app (no_second_factor), too many codes were wrong"
              + " (second_factor_locked), or the account is frozen (payment_account_frozen).")
  @APIResponse(
      responseCode = "422",
      description =
          "The code is wrong or was used (wrong_code), the amount or the supplier is another one"
              + " (challenge_mismatch), or fields are not acceptable.")
  public PaymentView approve(
      @Parameter(example = "pay_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e") @PathParam("paymentId")
          String paymentId,
      ChallengeRequest request) {
    Operation attempt = QuarkusTransaction.requiringNew().call(() -> awaited(paymentId, request));
    String account = QuarkusTransaction.requiringNew().call(this::account);
    // A wrong code is counted although the request is refused: the refusal comes after the commit.
    Approval approval =
        QuarkusTransaction.requiringNew()
            .call(() -> {
              Answer answer =
                  factors.judge(account, request.code()).orElseThrow(ChallengeResource::noFactor);
              return new Approval(
                  answer,
                  answer.verdict() == Verdict.RIGHT && approvals.release(account, attempt, answer));
            });
    Codes.require(approval.answer());
    if (!approval.released()) {
      throw noChallenge();
    }
    return QuarkusTransaction.requiringNew().call(() -> view(paymentId));
  }

  private Operation awaited(String paymentId, ChallengeRequest request) {
    StoredPayment stored = own(paymentId);
    Operation attempt =
        payments.operationsOf(List.of(stored)).stream()
            .filter(approvals::isAwaited)
            .findFirst()
            .orElseThrow(ChallengeResource::noChallenge);
    PaymentTerms terms = stored.payment().terms();
    if (!terms.amount().equals(request.amount())
        || !terms.supplierId().equals(request.supplierId())) {
      throw ProblemException.of(
          ProblemCode.CHALLENGE_MISMATCH,
          "The payment is of %s to %s: show the buyer that, and send what he approves."
              .formatted(terms.amount(), terms.supplierId()));
    }
    return attempt;
  }

  /** Whatever other roles he has, nobody approves for another. */
  private StoredPayment own(String paymentId) {
    return payments
        .find(paymentId)
        .filter(one -> one.payment().terms().buyerId().equals(caller.id()))
        .orElseThrow(PaymentResource::unknown);
  }

  private String account() {
    PaymentAccount account =
        accounts.list(new AccountFilter(caller.id(), null), 1).stream()
            .findFirst()
            .orElseThrow(ChallengeResource::noFactor)
            .account();
    if (account.isFrozen()) {
      throw ProblemException.of(
          ProblemCode.PAYMENT_ACCOUNT_FROZEN, "The payment account is frozen: unfreeze it first.");
    }
    SecondFactor factor = factors.standing(account.id()).factor();
    if (factor == null || !factor.isConfirmed()) {
      throw noFactor();
    }
    return account.id();
  }

  private PaymentView view(String paymentId) {
    return views.of(List.of(own(paymentId))).getFirst();
  }

  private static ProblemException noFactor() {
    return ProblemException.of(
        ProblemCode.NO_SECOND_FACTOR,
        "Enrol an authenticator app first: PUT /payment-accounts/{id}/second-factor, and confirm it.");
  }

  private static ProblemException noChallenge() {
    return ProblemException.of(
        ProblemCode.NO_CHALLENGE,
        "The payment does not wait for a code, or no longer: GET /payments/{id} says what is next.");
  }
}
