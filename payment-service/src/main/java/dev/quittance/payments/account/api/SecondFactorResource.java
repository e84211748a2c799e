package dev.quittance.payments.account.api;

import dev.quittance.contract.Limits;
import dev.quittance.kit.audit.AuditRecord;
import dev.quittance.kit.audit.AuditTrail;
import dev.quittance.kit.openapi.Shapes;
import dev.quittance.kit.problem.ProblemCode;
import dev.quittance.kit.problem.ProblemException;
import dev.quittance.kit.security.Role;
import dev.quittance.kit.validation.Text;
import dev.quittance.payments.account.PaymentAccount;
import dev.quittance.payments.account.SecondFactor;
import dev.quittance.payments.account.SecondFactor.Verdict;
import dev.quittance.payments.account.factor.SecondFactors;
import dev.quittance.payments.account.factor.SecondFactors.Answer;
import dev.quittance.payments.account.factor.SecondFactors.Enrolment;
import dev.quittance.payments.account.factor.SecondFactors.Standing;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Enrols the authenticator app whose codes approve a buyer's payments. */
@Path("/payment-accounts/{accountId}/second-factor")
@RolesAllowed({Role.BUYER, Role.SUPPORT, Role.OPS})
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "Payment accounts")
public class SecondFactorResource {

  private final AccountCommands commands;
  private final SecondFactors factors;
  private final AuditTrail trail;

  SecondFactorResource(AccountCommands commands, SecondFactors factors, AuditTrail trail) {
    this.commands = commands;
    this.factors = factors;
    this.trail = trail;
  }

  /** How a second factor stands, as JSON. */
  @Schema(name = "SecondFactor")
  record FactorView(
      @Schema(description = "UNCONFIRMED until a first code is given; LOCKED after wrong codes.")
          Status status,
      @Schema(description = "How many recovery codes are left.") int recoveryCodes,
      @Nullable Instant confirmedAt,
      @Nullable Instant lockedUntil) {

    @Schema(name = "SecondFactorStatus")
    enum Status {
      NONE,
      UNCONFIRMED,
      ACTIVE,
      LOCKED
    }

    static FactorView of(Standing standing) {
      SecondFactor factor = standing.factor();
      if (factor == null) {
        return new FactorView(Status.NONE, 0, null, null);
      }
      Status open = factor.isConfirmed() ? Status.ACTIVE : Status.UNCONFIRMED;
      return new FactorView(
          standing.locked() ? Status.LOCKED : open,
          standing.recoveryCodes(),
          factor.confirmedAt(),
          standing.locked() ? factor.lockedUntil() : null);
    }
  }

  /** What an authenticator app needs, as JSON; it is answered once. */
  @Schema(name = "SecondFactorEnrolment")
  record EnrolmentView(
      @Schema(description = "To be typed where no QR code can be read: Base32.") String secret,
      @Schema(description = "For the app on the same device.") String provisioningUri,
      @Schema(description = "The same as a QR code: an SVG picture.") String qrCode) {}

  /** New recovery codes, as JSON; they are answered once. */
  @Schema(name = "RecoveryCodes")
  record RecoveryCodesView(
      @Schema(description = "Each is good for one approval in place of a one-time code.")
          List<String> recoveryCodes) {}

  /**
   * Request body of an enrolment.
   *
   * @param code of the factor that is replaced
   */
  @Schema(name = "EnrolmentRequest")
  record EnrolmentRequest(
      @Schema(
              description = "A code of the factor that is replaced, if one is active.",
              maxLength = 40,
              pattern = Shapes.TEXT,
              examples = "123456")
          @Text(max = 40)
          @Nullable String code) {}

  /**
   * Request body of a confirmation.
   *
   * @param code of the new factor
   */
  @Schema(name = "ConfirmationRequest")
  record ConfirmationRequest(
      @Schema(maxLength = 40, pattern = Shapes.TEXT, examples = "123456") @NotNull @Text(max = 40)
          String code) {}

  /**
   * Request body of a reset.
   *
   * @param reason why, in words
   */
  @Schema(name = "SecondFactorResetRequest")
  record ResetRequest(
      @Schema(
              description = "Why, in words, and how the buyer was identified.",
              maxLength = Limits.MAX_TEXT,
              pattern = Shapes.TEXT,
              examples = "Lost phone and codes; identified by video call")
          @NotNull
          @Text
          String reason) {}

  @GET
  @Transactional
  @Operation(operationId = "secondFactor", summary = "How the account's second factor stands")
  @APIResponse(responseCode = "200", description = "Its status, and never its secret.")
  @APIResponse(responseCode = "404", description = "There is no such account.")
  public FactorView standing(
      @Parameter(example = AccountResource.EXAMPLE) @PathParam("accountId") String accountId) {
    commands.read(accountId);
    return FactorView.of(factors.standing(accountId));
  }

  @PUT
  @RolesAllowed(Role.BUYER)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "enrolSecondFactor",
      summary = "Begin to use an authenticator app",
      description =
          "The answer is what the app needs (TOTP, RFC 6238), and is given once. Confirm it by a"
              + " first code. An active factor is replaced with a code of it.")
  @APIResponse(responseCode = "200", description = "What the app needs.")
  @APIResponse(responseCode = "404", description = "There is no such account.")
  @APIResponse(
      responseCode = "409",
      description = "Too many wrong codes (second_factor_locked), or the account is frozen.")
  @APIResponse(
      responseCode = "422",
      description = "The code of the active factor is missing or wrong (wrong_code).")
  public EnrolmentView enrol(
      @Parameter(example = AccountResource.EXAMPLE) @PathParam("accountId") String accountId,
      EnrolmentRequest request) {
    requireOpen(accountId);
    SecondFactor before =
        QuarkusTransaction.requiringNew().call(() -> factors.standing(accountId)).factor();
    if (before != null && before.isConfirmed()) {
      if (request.code() == null) {
        throw ProblemException.invalid("code", "is required: an active second factor is replaced");
      }
      Codes.require(judged(accountId, request.code()));
    }
    return QuarkusTransaction.requiringNew()
        .call(() -> {
          PaymentAccount account = commands.read(accountId).account();
          Enrolment enrolment = factors.enrol(accountId, account.buyerId());
          return new EnrolmentView(enrolment.secret(), enrolment.uri(), enrolment.qrCode());
        });
  }

  @POST
  @Path("/confirm")
  @RolesAllowed(Role.BUYER)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "confirmSecondFactor",
      summary = "Confirm an authenticator app by a first code",
      description =
          "The answer has recovery codes, for the day the phone is lost, and is given once.")
  @APIResponse(responseCode = "200", description = "It is active; keep the recovery codes.")
  @APIResponse(responseCode = "404", description = "There is no such account.")
  @APIResponse(
      responseCode = "409",
      description =
          "There is none to be confirmed (no_second_factor), too many wrong codes"
              + " (second_factor_locked), or the account is frozen.")
  @APIResponse(responseCode = "422", description = "The code is wrong (wrong_code).")
  public RecoveryCodesView confirm(
      @Parameter(example = AccountResource.EXAMPLE) @PathParam("accountId") String accountId,
      ConfirmationRequest request) {
    requireOpen(accountId);
    SecondFactor before =
        QuarkusTransaction.requiringNew().call(() -> factors.standing(accountId)).factor();
    if (before == null || before.isConfirmed()) {
      throw ProblemException.of(
          ProblemCode.NO_SECOND_FACTOR,
          "There is no authenticator app to be confirmed: begin with PUT"
              + " /payment-accounts/{id}/second-factor.");
    }
    Codes.require(judged(accountId, request.code()));
    return new RecoveryCodesView(
        QuarkusTransaction.requiringNew().call(() -> factors.newRecoveryCodes(accountId)));
  }

  @POST
  @Path("/reset")
  @RolesAllowed({Role.SUPPORT, Role.OPS})
  @Consumes(MediaType.APPLICATION_JSON)
  @Transactional
  @Operation(
      operationId = "resetSecondFactor",
      summary = "Remove the second factor of a buyer who has lost it",
      description = "The buyer enrols another. Identify him first: whoever enrols approves.")
  @APIResponse(responseCode = "200", description = "There is none now.")
  @APIResponse(responseCode = "404", description = "There is no such account.")
  public FactorView reset(
      @Parameter(example = AccountResource.EXAMPLE) @PathParam("accountId") String accountId,
      ResetRequest request) {
    commands.read(accountId);
    FactorView before = FactorView.of(factors.standing(accountId));
    factors.reset(accountId);
    FactorView after = FactorView.of(factors.standing(accountId));
    trail.record(
        new AuditRecord("second-factor.reset", accountId, request.reason(), before, after));
    return after;
  }

  private void requireOpen(String accountId) {
    PaymentAccount account =
        QuarkusTransaction.requiringNew().call(() -> commands.read(accountId).account());
    if (account.isFrozen()) {
      throw ProblemException.of(
          ProblemCode.PAYMENT_ACCOUNT_FROZEN, "The account is frozen: unfreeze it first.");
    }
  }

  /** In a transaction of its own: a wrong code is counted although the request is refused. */
  private Answer judged(String accountId, String code) {
    return QuarkusTransaction.requiringNew()
        .call(() -> factors.judge(accountId, code))
        .orElse(new Answer(Verdict.WRONG, "one_time_code", null));
  }
}
