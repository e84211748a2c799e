package dev.quittance.sandbox.identity.api;

import dev.quittance.kit.http.AnyQuery;
import dev.quittance.sandbox.identity.AuthorizationRequest;
import dev.quittance.sandbox.identity.Directory;
import dev.quittance.sandbox.identity.OAuthException;
import dev.quittance.sandbox.identity.Parameters;
import dev.quittance.sandbox.identity.ReturnAddress;
import dev.quittance.sandbox.identity.signin.SignIn;
import dev.quittance.sandbox.page.api.Html;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Where an application sends the browser of its user to sign in. Its answers are pages. */
@Path("/identity/authorize")
@PermitAll
public class AuthorizeResource {

  private final Directory directory;
  private final SignInFlow flow;

  AuthorizeResource(Directory directory, SignInFlow flow) {
    this.directory = directory;
    this.flow = flow;
  }

  @GET
  @AnyQuery
  @Operation(
      summary = "Sign a person in, by a page (OpenID Connect Core, code flow with PKCE)",
      description =
          "Parameters that are not known are ignored. acr_values=2 asks for a second factor.")
  @Parameter(name = "response_type", in = ParameterIn.QUERY, required = true, description = "code")
  @Parameter(name = "client_id", in = ParameterIn.QUERY, required = true)
  @Parameter(name = "redirect_uri", in = ParameterIn.QUERY, required = true)
  @Parameter(name = "code_challenge", in = ParameterIn.QUERY, required = true)
  @Parameter(
      name = "code_challenge_method",
      in = ParameterIn.QUERY,
      required = true,
      description = "S256")
  @Parameter(name = "scope", in = ParameterIn.QUERY)
  @Parameter(name = "state", in = ParameterIn.QUERY)
  @Parameter(name = "nonce", in = ParameterIn.QUERY)
  @Parameter(name = "acr_values", in = ParameterIn.QUERY)
  @APIResponse(
      responseCode = "200",
      description = "The sign-in page.",
      content =
          @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(type = SchemaType.STRING)))
  @APIResponse(
      responseCode = "303",
      description = "Back to redirect_uri, with an error: the request is not acceptable.")
  @APIResponse(
      responseCode = "400",
      description = "A page: the client or its redirect_uri is not registered.",
      content =
          @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(type = SchemaType.STRING)))
  public Response ask(UriInfo uri) {
    return begin(uri.getRequestUri().getRawQuery());
  }

  /** OpenID Connect Core section 3.1.2.1 wants both methods. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Response askByForm(String form) {
    return begin(form);
  }

  private Response begin(@Nullable String encoded) {
    Parameters request;
    ReturnAddress address;
    try {
      request = Forms.read(encoded);
      address = ReturnAddress.of(request, directory);
    } catch (OAuthException e) {
      return Html.page(
          400,
          Pages.message(
              "This sign-in cannot begin", "The application's request: " + e.description()));
    }
    try {
      return flow.next(
          SignIn.begin(new SignIn.ForApplication(AuthorizationRequest.of(request, address))), "");
    } catch (OAuthException e) {
      return flow.back(address, e);
    }
  }
}
