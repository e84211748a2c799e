package dev.quittance.sandbox.identity.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.quittance.kit.problem.ProblemException;
import dev.quittance.sandbox.SandboxConfig;
import dev.quittance.sandbox.identity.Authentication;
import dev.quittance.sandbox.identity.Client;
import dev.quittance.sandbox.identity.Directory;
import dev.quittance.sandbox.identity.GrantType;
import dev.quittance.sandbox.identity.OAuthError;
import dev.quittance.sandbox.identity.OAuthException;
import dev.quittance.sandbox.identity.Parameters;
import dev.quittance.sandbox.identity.Scopes;
import dev.quittance.sandbox.identity.signin.Device;
import dev.quittance.sandbox.identity.signin.Devices;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Where a device without a browser begins a sign-in (RFC 8628). Its errors are OAuth's. */
@Path("/identity/device")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
public class DeviceResource {

  private final Directory directory;
  private final Devices devices;
  private final SandboxConfig.Identity config;

  DeviceResource(Directory directory, Devices devices, SandboxConfig config) {
    this.directory = directory;
    this.devices = devices;
    this.config = config.identity();
  }

  /** RFC 8628 section 3.2. */
  public record Begun(
      @JsonProperty("device_code") String deviceCode,
      @JsonProperty("user_code") String userCode,
      @JsonProperty("verification_uri") String verificationUri,
      @JsonProperty("verification_uri_complete") String verificationUriComplete,
      @JsonProperty("expires_in") long expiresIn,
      @JsonProperty("interval") long interval) {}

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(
      summary = "Begin a sign-in on a device without a browser (RFC 8628)",
      description = "acr_values=2 asks for a second factor.")
  @RequestBody(
      content =
          @Content(
              mediaType = MediaType.APPLICATION_FORM_URLENCODED,
              schema = @Schema(implementation = DeviceRequest.class)))
  @APIResponse(
      responseCode = "200",
      description = "What to show to the user, and what to ask POST /identity/token with.",
      content = @Content(schema = @Schema(implementation = Begun.class)))
  @APIResponse(
      responseCode = "400",
      description = "The request is not acceptable.",
      content = @Content(schema = @Schema(implementation = OAuthErrors.Body.class)))
  @APIResponse(
      responseCode = "401",
      description = "The client is unknown or its secret is wrong (invalid_client).",
      content = @Content(schema = @Schema(implementation = OAuthErrors.Body.class)))
  public Response begin(
      @HeaderParam(HttpHeaders.AUTHORIZATION) @Parameter(hidden = true)
          @Nullable String authorization,
      String form) {
    Parameters request = Forms.read(form);
    Client client = ClientAuthentication.of(authorization, request, directory);
    if (!client.grants().contains(GrantType.DEVICE_CODE)) {
      throw new OAuthException(
          OAuthError.UNAUTHORIZED_CLIENT, "this client may not use a device's sign-in");
    }
    Device device =
        devices.begin(client, Scopes.of(request), Authentication.isSecondFactorAsked(request));
    String page = config.issuer() + "/activate";
    return NoStore.apply(
            Response.ok(
                new Begun(
                    device.deviceCode(),
                    device.userCode(),
                    page,
                    page + "?user_code=" + device.userCode(),
                    config.signInLifetime().toSeconds(),
                    config.deviceInterval().toSeconds())))
        .build();
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
