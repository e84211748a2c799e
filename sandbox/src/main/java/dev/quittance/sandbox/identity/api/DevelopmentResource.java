package dev.quittance.sandbox.identity.api;

import dev.quittance.kit.problem.Problem;
import dev.quittance.kit.problem.ProblemCode;
import dev.quittance.kit.problem.ProblemException;
import dev.quittance.kit.validation.Name;
import dev.quittance.sandbox.SandboxConfig;
import dev.quittance.sandbox.identity.Authentication;
import dev.quittance.sandbox.identity.Directory;
import dev.quittance.sandbox.identity.keys.Keys;
import dev.quittance.sandbox.identity.keys.TooManyKeysException;
import dev.quittance.sandbox.identity.token.IssuedTokens;
import dev.quittance.sandbox.identity.token.TokenIssuer;
import dev.quittance.sandbox.local.LocalCaller;
import dev.quittance.sandbox.page.api.NoStore;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** What no real provider has: a token for the asking, and new keys on demand. */
@Path("/identity")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
public class DevelopmentResource {

  /** {@code azp} of the tokens that this endpoint gives. */
  private static final String CLIENT = "development";

  private final LocalCaller localCaller;
  private final TokenIssuer tokens;
  private final Keys keys;
  private final Clock clock;
  private final SandboxConfig.Identity config;

  DevelopmentResource(
      LocalCaller localCaller, TokenIssuer tokens, Keys keys, Clock clock, SandboxConfig config) {
    this.localCaller = localCaller;
    this.tokens = tokens;
    this.keys = keys;
    this.clock = clock;
    this.config = config.identity();
  }

  /**
   * @param role one, or several with commas between them
   * @param acr 1 if left out
   * @param lifetimeSeconds quittance.sandbox.identity.token-lifetime if left out
   */
  public record NewToken(
      @NotNull String role,
      @NotNull @Name String subject,
      @Nullable String acr,
      @Min(1) @Nullable Long lifetimeSeconds) {

    List<String> roles() {
      return List.of(role.split(",", -1));
    }
  }

  /**
   * @param kid the id of the key that signs from now on
   */
  public record NewKey(String kid) {}

  @POST
  @Path("/development/tokens")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Get a token of any role and subject, for development",
      description = "Only for programs on the machine of the sandbox. make token asks here.")
  @APIResponse(
      responseCode = "200",
      description = "The token.",
      content = @Content(schema = @Schema(implementation = IssuedTokens.class)))
  @APIResponse(responseCode = "403", description = "The caller is not a program on this machine.")
  public Response token(@Context HttpServerRequest request, NewToken asked) {
    localCaller.require(request);
    check(asked);
    Duration life =
        asked.lifetimeSeconds() == null
            ? config.tokenLifetime()
            : Duration.ofSeconds(asked.lifetimeSeconds());
    String subject = asked.subject();
    Authentication who =
        new Authentication(
            subject,
            subject,
            asked.roles(),
            asked.acr() == null ? Authentication.ONE_FACTOR : asked.acr(),
            clock.instant());
    return NoStore.apply(Response.ok(tokens.issue(who, CLIENT, life))).build();
  }

  private void check(NewToken asked) {
    List<Problem.FieldError> errors = new ArrayList<>();
    if (!Directory.ROLES.containsAll(asked.roles())) {
      errors.add(
          new Problem.FieldError(
              "role",
              "must be one of "
                  + String.join(", ", new TreeSet<>(Directory.ROLES))
                  + ", or several with commas between them"));
    }
    if (asked.acr() != null && !Authentication.LEVELS.contains(asked.acr())) {
      errors.add(
          new Problem.FieldError(
              "acr", "must be one of " + String.join(", ", Authentication.LEVELS)));
    }
    long longest = config.maxTokenLifetime().toSeconds();
    if (asked.lifetimeSeconds() != null && asked.lifetimeSeconds() > longest) {
      errors.add(new Problem.FieldError("lifetimeSeconds", "must be at most " + longest));
    }
    if (!errors.isEmpty()) {
      throw ProblemException.invalid(errors);
    }
  }

  @POST
  @Path("/keys/rotate")
  @Operation(
      summary = "Sign with a new key from now on",
      description =
          "Only for programs on the machine of the sandbox. The key before stays published until"
              + " the last token that it may have signed has expired.")
  @APIResponse(
      responseCode = "200",
      description = "The new key.",
      content = @Content(schema = @Schema(implementation = NewKey.class)))
  @APIResponse(responseCode = "403", description = "The caller is not a program on this machine.")
  @APIResponse(
      responseCode = "429",
      description = "Keys were rotated more often than tokens expire (request_refused).")
  public NewKey rotate(@Context HttpServerRequest request) {
    localCaller.require(request);
    try {
      return new NewKey(keys.rotate());
    } catch (TooManyKeysException e) {
      Problem problem =
          new Problem(ProblemCode.REQUEST_REFUSED, 429, String.valueOf(e.getMessage()), null, null);
      throw new ProblemException(problem).after(e.nextIn());
    }
  }
}
