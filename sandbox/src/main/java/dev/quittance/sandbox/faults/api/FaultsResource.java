package dev.quittance.sandbox.faults.api;

import dev.quittance.kit.problem.Problem;
import dev.quittance.kit.problem.ProblemException;
import dev.quittance.sandbox.faults.FaultKind;
import dev.quittance.sandbox.faults.FaultMenu;
import dev.quittance.sandbox.local.LocalCaller;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Lets the outside world go wrong. */
@Path("/faults")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Faults", description = "What goes wrong at the gateways, for tests.")
public class FaultsResource {

  private static final int MAX_FAULTS = 20;
  private static final int MAX_TIMES = 1_000;
  private static final long MAX_MILLISECONDS = 3_600_000;

  private final LocalCaller localCaller;
  private final FaultMenu menu;

  FaultsResource(LocalCaller localCaller, FaultMenu menu) {
    this.localCaller = localCaller;
    this.menu = menu;
  }

  /**
   * @param ms the fault's time, where it has one
   */
  public record RateBody(
      @NotNull String fault,
      @NotNull @DecimalMin("0") @DecimalMax("1") Double rate,
      @Min(-MAX_MILLISECONDS) @Max(MAX_MILLISECONDS) @Nullable Long ms) {}

  /**
   * @param seed the same seed draws the same faults in the same order; 0 if left out
   */
  public record RatesBody(
      @Nullable Long seed, @NotNull @Valid @Size(max = MAX_FAULTS) List<RateBody> faults) {}

  /**
   * @param times how often it happens; 1 if left out
   */
  public record KeyedBody(
      @NotNull String fault,
      @Min(-MAX_MILLISECONDS) @Max(MAX_MILLISECONDS) @Nullable Long ms,
      @Min(1) @Max(MAX_TIMES) @Nullable Integer times) {}

  /** All faults of one key. */
  public record KeyBody(@NotNull @Valid @Size(max = MAX_FAULTS) List<KeyedBody> faults) {}

  /** What a gateway is set to. */
  public record GatewayFaults(long seed, List<RateBody> rates, Map<String, List<KeyedBody>> keys) {}

  @GET
  @Operation(operationId = "faults", summary = "The faults that are set, by gateway")
  @APIResponse(responseCode = "200", description = "Nothing for a gateway without faults.")
  public Map<String, GatewayFaults> all(@Context HttpServerRequest request) {
    localCaller.require(request);
    Map<String, GatewayFaults> all = new TreeMap<>();
    menu.all().forEach((gateway, settings) -> all.put(gateway, view(settings)));
    return all;
  }

  @PUT
  @Path("/{gateway}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "setFaultRates",
      summary = "Let a gateway's requests and notifications go wrong at a rate",
      description = "Replaces the rates that were set; an empty list ends them.")
  @APIResponse(responseCode = "204", description = "Set.")
  public void rates(
      @Context HttpServerRequest request, @PathParam("gateway") String gateway, RatesBody body) {
    localCaller.require(request);
    require(gateway);
    List<FaultMenu.Rate> rates = new ArrayList<>();
    for (int i = 0; i < body.faults().size(); i++) {
      RateBody one = body.faults().get(i);
      rates.add(new FaultMenu.Rate(kind(i, one.fault()), one.rate(), time(one.ms())));
    }
    menu.setRates(gateway, body.seed() == null ? 0 : body.seed(), rates);
  }

  @PUT
  @Path("/{gateway}/keys/{key}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "setFaultsOfKey",
      summary = "Let what has a key go wrong",
      description =
          "The key is an idempotency key, a reference of the caller's (the id of an attempt or"
              + " refund) or an amount in minor units. Replaces the faults that were set for it.")
  @APIResponse(responseCode = "204", description = "Set.")
  public void key(
      @Context HttpServerRequest request,
      @PathParam("gateway") String gateway,
      @PathParam("key") String key,
      KeyBody body) {
    localCaller.require(request);
    require(gateway);
    List<FaultMenu.Keyed> faults = new ArrayList<>();
    for (int i = 0; i < body.faults().size(); i++) {
      KeyedBody one = body.faults().get(i);
      int times = one.times() == null ? 1 : one.times();
      faults.add(new FaultMenu.Keyed(kind(i, one.fault()), time(one.ms()), times));
    }
    menu.setKey(gateway, key, faults);
  }

  @DELETE
  @Operation(operationId = "clearFaults", summary = "Let everything go well again")
  @APIResponse(responseCode = "204", description = "No fault is set.")
  public void clear(@Context HttpServerRequest request) {
    localCaller.require(request);
    menu.clear();
  }

  private static void require(String gateway) {
    if (!FaultMenu.GATEWAYS.contains(gateway)) {
      throw ProblemException.badParameter(
          "gateway", "must be one of " + String.join(", ", FaultMenu.GATEWAYS));
    }
  }

  private static FaultKind kind(int index, String fault) {
    return FaultKind.ofWire(fault)
        .orElseThrow(() ->
            ProblemException.invalid(
                List.of(
                    new Problem.FieldError(
                        "faults[" + index + "].fault",
                        "must be one of "
                            + Arrays.stream(FaultKind.values())
                                .map(FaultKind::wire)
                                .collect(Collectors.joining(", "))))));
  }

  private static Duration time(@Nullable Long ms) {
    return ms == null ? Duration.ZERO : Duration.ofMillis(ms);
  }

  private static GatewayFaults view(FaultMenu.Settings settings) {
    Map<String, List<KeyedBody>> keys = new TreeMap<>();
    settings
        .keys()
        .forEach((key, faults) ->
            keys.put(
                key,
                faults.stream()
                    .map(
                        one -> new KeyedBody(one.kind().wire(), one.time().toMillis(), one.times()))
                    .toList()));
    return new GatewayFaults(
        settings.seed(),
        settings.rates().stream()
            .map(one -> new RateBody(one.kind().wire(), one.rate(), one.time().toMillis()))
            .toList(),
        keys);
  }
}
