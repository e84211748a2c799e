package dev.quittance.payments.quote.api;

import dev.quittance.contract.Currencies;
import dev.quittance.contract.price.ExchangeRate;
import dev.quittance.kit.audit.AuditRecord;
import dev.quittance.kit.audit.AuditTrail;
import dev.quittance.kit.problem.ProblemException;
import dev.quittance.kit.security.Caller;
import dev.quittance.kit.security.Role;
import dev.quittance.payments.quote.store.ExchangeRates;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Sets and reads exchange rates. */
@Path("/exchange-rates")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "Quotes", description = "What buyers are charged.")
public class ExchangeRateResource {

  private final ExchangeRates rates;
  private final AuditTrail trail;
  private final Caller caller;
  private final Clock clock;

  ExchangeRateResource(ExchangeRates rates, AuditTrail trail, Caller caller, Clock clock) {
    this.rates = rates;
    this.trail = trail;
    this.caller = caller;
    this.clock = clock;
  }

  /**
   * Request body of a rate.
   *
   * @param validFrom null for now
   */
  @Schema(name = "ExchangeRateRequest")
  public record ExchangeRateRequest(
      @Schema(
              description =
                  "Units of the second currency for one unit of the first: a positive decimal of at"
                      + " most 18 significant digits.",
              pattern = "^" + ExchangeRate.PATTERN + "$",
              maxLength = 49,
              examples = "0.1385")
          @NotNull
          String rate,
      @Schema(description = "From when on; leave it out for at once.") @Nullable Instant validFrom,
      @Schema(description = "Until just before then.") @NotNull Instant validUntil) {}

  /**
   * The rates that are valid now.
   *
   * @param data one for each pair of currencies that has one
   */
  @Schema(name = "ExchangeRates")
  public record RateList(List<ExchangeRateView> data) {}

  @PUT
  @Path("/{base}-{quote}")
  @RolesAllowed(Role.OPS)
  @Consumes(MediaType.APPLICATION_JSON)
  @Transactional
  @Operation(
      operationId = "setExchangeRate",
      summary = "Set the rate at which payments in one currency are charged in another",
      description =
          "It holds before all set earlier, while it is valid. Earlier ones are kept, and what was"
              + " charged or quoted keeps its rate. Without a valid rate the currency of the order"
              + " is charged.")
  @APIResponse(responseCode = "200", description = "Set.")
  public ExchangeRateView set(
      @Parameter(description = "The currency of what is paid.", example = "CNY") @PathParam("base")
          String base,
      @Parameter(description = "The currency that is charged.", example = "USD") @PathParam("quote")
          String quote,
      ExchangeRateRequest request) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    ExchangeRate rate = rate(currency("base", base), currency("quote", quote), request, now);
    ExchangeRateView before =
        rates
            .valid(rate.base(), rate.quote(), rate.validFrom())
            .map(ExchangeRateView::of)
            .orElse(null);
    ExchangeRateView after = ExchangeRateView.of(rate);
    rates.add(rate, caller.id(), now);
    trail.record(new AuditRecord("exchange-rate.set", base + "-" + quote, null, before, after));
    return after;
  }

  @GET
  @RolesAllowed({Role.BUYER, Role.SUPPORT, Role.OPS, Role.AUDITOR, Role.SERVICE})
  @Transactional
  @Operation(operationId = "exchangeRates", summary = "The exchange rates that are valid now")
  @APIResponse(responseCode = "200", description = "One for each pair of currencies that has one.")
  public RateList valid() {
    return new RateList(rates.validAt(clock.instant()).stream().map(ExchangeRateView::of).toList());
  }

  private static Currency currency(String parameter, String code) {
    return Currencies.inUse().stream()
        .filter(currency -> currency.getCurrencyCode().equals(code))
        .findFirst()
        .orElseThrow(() ->
            ProblemException.badParameter(
                parameter, "must be a currency that some country uses today, such as CNY"));
  }

  private static ExchangeRate rate(
      Currency base, Currency quote, ExchangeRateRequest request, Instant now) {
    if (base.equals(quote)) {
      throw ProblemException.badParameter("quote", "must be another currency than base");
    }
    BigDecimal rate =
        ExchangeRate.parse(request.rate())
            .orElseThrow(() ->
                ProblemException.invalid(
                    "rate",
                    "must be a positive decimal of at most 18 significant digits, such as 0.1385"));
    Instant from = Objects.requireNonNullElse(request.validFrom(), now);
    if (from.isBefore(now)) {
      throw ProblemException.invalid("validFrom", "must not be in the past");
    }
    if (!from.isBefore(request.validUntil())) {
      throw ProblemException.invalid("validUntil", "must be after validFrom and after now");
    }
    return new ExchangeRate(base, quote, rate, from, request.validUntil());
  }
}
