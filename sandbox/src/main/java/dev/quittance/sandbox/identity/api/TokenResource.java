package dev.quittance.sandbox.identity.api;

import dev.quittance.kit.problem.ProblemException;
import dev.quittance.sandbox.identity.Authentication;
import dev.quittance.sandbox.identity.Client;
import dev.quittance.sandbox.identity.Directory;
import dev.quittance.sandbox.identity.GrantType;
import dev.quittance.sandbox.identity.OAuthError;
import dev.quittance.sandbox.identity.OAuthException;
import dev.quittance.sandbox.identity.Parameters;
import dev.quittance.sandbox.identity.Scopes;
import dev.quittance.sandbox.identity.signin.AuthorizationCodes;
import dev.quittance.sandbox.identity.signin.Device;
import dev.quittance.sandbox.identity.signin.Devices;
import dev.quittance.sandbox.identity.token.IssuedTokens;
import dev.quittance.sandbox.identity.token.TokenIssuer;
import dev.quittance.sandbox.page.api.NoStore;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Exchanges what a client has for tokens. Its errors are OAuth's. */
@Path("/identity/token")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
public class TokenResource {

  private final Directory directory;
  private final AuthorizationCodes codes;
  private final Devices devices;
  private final TokenIssuer tokens;
  private final Clock clock;

  TokenResource(
      Directory directory,
      AuthorizationCodes codes,
      Devices devices,
      TokenIssuer tokens,
      Clock clock) {
    this.directory = directory;
    this.codes = codes;
    this.devices = devices;
    this.tokens = tokens;
    this.clock = clock;
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(
      summary = "Exchange a code, a device code or a client's secret for tokens (RFC 6749)",
      description =
          "The client sends its id and secret by HTTP Basic or as client_id and client_secret.")
  @RequestBody(
      content =
          @Content(
              mediaType = MediaType.APPLICATION_FORM_URLENCODED,
              schema = @Schema(implementation = TokenRequest.class)))
  @APIResponse(
      responseCode = "200",
      description = "The tokens.",
      content = @Content(schema = @Schema(implementation = IssuedTokens.class)))
  @APIResponse(
      responseCode = "400",
      description = "The request or what it carries is not acceptable.",
      content = @Content(schema = @Schema(implementation = OAuthErrors.Body.class)))
  @APIResponse(
      responseCode = "401",
      description = "The client is unknown or its secret is wrong (invalid_client).",
      content = @Content(schema = @Schema(implementation = OAuthErrors.Body.class)))
  public Response token(
      @HeaderParam(HttpHeaders.AUTHORIZATION) @Parameter(hidden = true)
          @Nullable String authorization,
      String form) {
    Parameters request = Forms.read(form);
    GrantType grant =
        GrantType.of(request.require("grant_type"))
            .orElseThrow(() ->
                new OAuthException(
                    OAuthError.UNSUPPORTED_GRANT_TYPE,
                    "grant_type must be one of " + String.join(", ", GrantType.all())));
    Client client = ClientAuthentication.of(authorization, request, directory);
    if (!client.grants().contains(grant)) {
      throw new OAuthException(
          OAuthError.UNAUTHORIZED_CLIENT, "this client may not use this grant_type");
    }
    return NoStore.apply(Response.ok(exchange(grant, client, request))).build();
  }

  private IssuedTokens exchange(GrantType grant, Client client, Parameters request) {
    return switch (grant) {
      case AUTHORIZATION_CODE -> code(client, request);
      case DEVICE_CODE -> device(client, request);
      case CLIENT_CREDENTIALS -> client(client, request);
    };
  }

  private IssuedTokens code(Client client, Parameters request) {
    AuthorizationCodes.Grant grant =
        codes.exchange(
            request.require("code"),
            client,
            request.require("redirect_uri"),
            request.require("code_verifier"));
    return tokens.issue(
        grant.who(), client.id(), grant.request().scopes(), grant.request().nonce());
  }

  private IssuedTokens device(Client client, Parameters request) {
    Device device = devices.poll(request.require("device_code"), client);
    return tokens.issue(device.approvedBy(), client.id(), device.scopes(), null);
  }

  /** Without an id token, whatever the scope: nobody has signed in. */
  private IssuedTokens client(Client client, Parameters request) {
    return tokens.issue(
        Authentication.of(client, clock.instant()),
        client.id(),
        Scopes.of(request).stream().filter(scope -> !scope.equals(Scopes.OPENID)).toList(),
        null);
  }

  @ServerExceptionMapper
  public Response error(OAuthException e) {
    return OAuthErrors.of(e);
  }

  @ServerExceptionMapper
  public Response error(ProblemException e) {
    return OAuthErrors.of(e.problem());
  }
}
