package dev.quittance.sandbox.identity.api;

import dev.quittance.sandbox.SandboxConfig;
import dev.quittance.sandbox.identity.keys.Keys;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** What a client must know of the provider, and the keys that its tokens are signed with. */
@Path("/identity")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
public class DiscoveryResource {

  private static final String FIVE_MINUTES = "public, max-age=300";

  private final ProviderMetadata metadata;
  private final Keys keys;

  DiscoveryResource(SandboxConfig config, Keys keys) {
    this.metadata = ProviderMetadata.of(config.identity().issuer());
    this.keys = keys;
  }

  @GET
  @Path("/.well-known/openid-configuration")
  @Operation(summary = "What the provider can do (OpenID Connect Discovery)")
  public ProviderMetadata metadata() {
    return metadata;
  }

  /** Clients ask again when they see a key id that they do not know. */
  @GET
  @Path("/jwks")
  @Operation(summary = "The public keys that tokens are signed with (RFC 7517)")
  @APIResponse(
      responseCode = "200",
      description = "A JWK Set. A key stays in it until the last token that it signed has expired.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(type = SchemaType.OBJECT)))
  public Response jwks() {
    return Response.ok(keys.published()).header(HttpHeaders.CACHE_CONTROL, FIVE_MINUTES).build();
  }
}
