package dev.quittance.payments.quote.api;

import dev.quittance.contract.Currencies;
import dev.quittance.contract.FailureReason;
import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import dev.quittance.contract.price.Price;
import dev.quittance.kit.http.ReaderLanguage;
import dev.quittance.kit.problem.ProblemCode;
import dev.quittance.kit.problem.ProblemException;
import dev.quittance.kit.security.Caller;
import dev.quittance.kit.security.Role;
import dev.quittance.kit.validation.Name;
import dev.quittance.kit.validation.PositiveMoney;
import dev.quittance.payments.account.Method;
import dev.quittance.payments.account.store.PaymentMethods;
import dev.quittance.payments.config.PaymentConfig;
import dev.quittance.payments.processing.Prices;
import dev.quittance.payments.quote.Quote;
import dev.quittance.payments.quote.store.Quotes;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Tells buyers what they will be charged, before they order. */
@Path("/quotes")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "Quotes", description = "What buyers are charged.")
public class QuoteResource {

  private final PaymentMethods methods;
  private final Prices prices;
  private final Quotes quotes;
  private final PaymentConfig config;
  private final Caller caller;
  private final ReaderLanguage language;
  private final Clock clock;

  QuoteResource(
      PaymentMethods methods,
      Prices prices,
      Quotes quotes,
      PaymentConfig config,
      Caller caller,
      ReaderLanguage language,
      Clock clock) {
    this.methods = methods;
    this.prices = prices;
    this.quotes = quotes;
    this.config = config;
    this.caller = caller;
    this.language = language;
    this.clock = clock;
  }

  /** Request body of a quote. */
  @Schema(name = "QuoteRequest")
  public record QuoteRequest(
      @Schema(ref = "PositiveMoney", description = "The total of the order.")
          @NotNull
          @PositiveMoney
          Money amount,
      @Schema(
              description = "How it is to be paid: an instrument of the buyer, or a token.",
              examples = "pm_card_visa")
          @NotNull
          @Name
          String paymentMethodId) {}

  @POST
  @RolesAllowed(Role.BUYER)
  @Consumes(MediaType.APPLICATION_JSON)
  @Transactional
  @Operation(
      operationId = "quote",
      summary = "What an order would be charged",
      description =
          "An order of that total, paid by that method and placed before `expiresAt`, is charged so"
              + " exactly. Without a quote the rate that is valid at its payment counts. Nothing is"
              + " ordered, and nothing charged.")
  @APIResponse(
      responseCode = "201",
      description = "The quote.",
      content = @Content(schema = @Schema(implementation = QuoteView.class)))
  @APIResponse(
      responseCode = "422",
      description =
          "The method cannot be used (payment_method_unusable), or fields are not acceptable.")
  public Response quote(QuoteRequest request) {
    String buyerId = caller.buyerId();
    Money amount = request.amount();
    if (!Currencies.inUse().contains(amount.currency())) {
      throw ProblemException.invalid(
          "amount.currency", "must be a currency that some country uses today");
    }
    Price price =
        switch (methods.resolve(buyerId, request.paymentMethodId())) {
          case Method.Usable usable ->
              prices
                  .now(amount, usable)
                  .orElseThrow(() -> unusable(FailureReason.UNSUPPORTED_METHOD));
          case Method.Unusable(FailureReason reason) -> throw unusable(reason);
        };
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Quote quote =
        new Quote(
            Ids.next(Quote.ID_PREFIX),
            buyerId,
            request.paymentMethodId(),
            amount,
            price,
            now.plus(config.quotes().validity()));
    quotes.add(quote, now);
    return Response.created(URI.create("/quotes/" + quote.id()))
        .entity(QuoteView.of(quote))
        .build();
  }

  @GET
  @Path("/{id}")
  @RolesAllowed({Role.BUYER, Role.SUPPORT, Role.OPS, Role.AUDITOR})
  @Transactional
  @Operation(operationId = "quoteById", summary = "A quote")
  @APIResponse(responseCode = "200", description = "The quote, which may have expired.")
  @APIResponse(responseCode = "404", description = "There is no such quote.")
  public QuoteView quote(
      @Parameter(example = "quo_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e") @PathParam("id") String id) {
    return quotes
        .find(id)
        .filter(found -> caller.maySee(found.buyerId()))
        .map(QuoteView::of)
        .orElseThrow(() ->
            ProblemException.notFound(
                "There is no such quote, or it expired long ago: POST /quotes makes one."));
  }

  private ProblemException unusable(FailureReason reason) {
    return ProblemException.of(
        ProblemCode.PAYMENT_METHOD_UNUSABLE,
        "%s: %s".formatted(reason.wireName(), reason.advice(language.locale())));
  }
}
