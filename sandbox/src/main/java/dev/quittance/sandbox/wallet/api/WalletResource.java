package dev.quittance.sandbox.wallet.api;

import dev.quittance.kit.problem.ProblemException;
import dev.quittance.kit.validation.Name;
import dev.quittance.sandbox.local.LocalCaller;
import dev.quittance.sandbox.wallet.WalletDesk;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What buyers and the wallet's own people do, for programs. */
@Path("/wallet")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Wallet", description = "What buyers and the wallet's own people decide, for tests.")
public class WalletResource {

  private final LocalCaller localCaller;
  private final WalletDesk desk;

  WalletResource(LocalCaller localCaller, WalletDesk desk) {
    this.localCaller = localCaller;
    this.desk = desk;
  }

  /**
   * @param choice pay, not_enough_money, suspected or cancel
   */
  public record BuyersDecision(@NotNull String choice) {}

  /**
   * @param reason a code; goods_not_received if left out
   */
  public record NewWalletDispute(@Nullable @Name String reason) {}

  /**
   * @param disputeId the wallet's own name of it
   */
  public record OpenedWalletDispute(String disputeId) {}

  /**
   * @param outcome won or lost, by the merchant
   */
  public record WalletJudgement(@NotNull String outcome) {}

  @POST
  @Path("/payments/{paymentRequestId}/decision")
  @Operation(
      operationId = "decideWalletPayment",
      summary = "Approve a payment as its buyer would on the wallet's page, or not",
      description = "The id is the merchant's own reference: the id of the attempt.")
  @APIResponse(responseCode = "204", description = "Decided; the merchant is notified.")
  @APIResponse(responseCode = "404", description = "No payment of this reference waits.")
  public void decide(
      @Context HttpServerRequest request,
      @PathParam("paymentRequestId") String requestId,
      BuyersDecision decision) {
    localCaller.require(request);
    WalletDesk.Choice choice =
        CashierResource.choice(decision.choice())
            .orElseThrow(() ->
                ProblemException.invalid(
                    "choice", "must be one of pay, not_enough_money, suspected, cancel"));
    if (!desk.decide(requestId, choice)) {
      throw ProblemException.notFound("No payment of this reference waits for its buyer.");
    }
  }

  @POST
  @Path("/payments/{paymentRequestId}/disputes")
  @Operation(
      operationId = "disputeWalletPayment",
      summary = "Dispute what is left of a payment, as its buyer would",
      description = "The wallet withdraws the money until the dispute is judged.")
  @APIResponse(responseCode = "200", description = "Opened; the merchant is notified.")
  @APIResponse(responseCode = "404", description = "Nothing is left of a payment so referenced.")
  public OpenedWalletDispute dispute(
      @Context HttpServerRequest request,
      @PathParam("paymentRequestId") String requestId,
      NewWalletDispute dispute) {
    localCaller.require(request);
    String reason = dispute.reason() == null ? "goods_not_received" : dispute.reason();
    return desk.dispute(requestId, reason)
        .map(OpenedWalletDispute::new)
        .orElseThrow(
            () -> ProblemException.notFound("Nothing is left to dispute of such a payment."));
  }

  @POST
  @Path("/disputes/{disputeId}/judgement")
  @Operation(
      operationId = "judgeWalletDispute",
      summary = "Judge an open dispute, as the wallet's own people would")
  @APIResponse(responseCode = "204", description = "Judged; the merchant is notified.")
  @APIResponse(responseCode = "404", description = "No dispute of this id is open.")
  public void judge(
      @Context HttpServerRequest request,
      @PathParam("disputeId") String disputeId,
      WalletJudgement judgement) {
    localCaller.require(request);
    boolean won = judgement.outcome().equals("won");
    if (!won && !judgement.outcome().equals("lost")) {
      throw ProblemException.invalid("outcome", "must be won or lost");
    }
    if (!desk.judge(disputeId, won)) {
      throw ProblemException.notFound("No dispute of this id is open.");
    }
  }
}
