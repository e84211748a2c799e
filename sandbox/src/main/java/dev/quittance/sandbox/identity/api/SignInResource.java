package dev.quittance.sandbox.identity.api;

import dev.quittance.kit.http.AnyQuery;
import dev.quittance.sandbox.identity.Directory;
import dev.quittance.sandbox.identity.OAuthException;
import dev.quittance.sandbox.identity.Parameters;
import dev.quittance.sandbox.identity.Person;
import dev.quittance.sandbox.identity.signin.Devices;
import dev.quittance.sandbox.identity.signin.SignIn;
import dev.quittance.sandbox.identity.signin.SignIns;
import dev.quittance.sandbox.page.api.Html;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** What the forms of the pages send. */
@Path("/identity")
@PermitAll
public class SignInResource {

  private final SignIns signIns;
  private final Devices devices;
  private final Directory directory;
  private final SignInFlow flow;

  SignInResource(SignIns signIns, Devices devices, Directory directory, SignInFlow flow) {
    this.signIns = signIns;
    this.devices = devices;
    this.directory = directory;
    this.flow = flow;
  }

  @POST
  @Path("/sign-in")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Response signIn(String encoded) {
    Parameters form = Forms.read(encoded);
    SignIn signIn = open(form);
    if (signIn == null || signIn.person() != null) {
      return flow.late();
    }
    if (isCancelled(form)) {
      return flow.cancelled(signIn);
    }
    Optional<Person> person =
        directory.person(form.get("subject").orElse(""), form.get("password").orElse(""));
    if (person.isEmpty()) {
      return flow.next(signIn.failed(), "There is nobody with this name and password.");
    }
    return signIn.purpose().secondFactor()
        ? flow.next(signIn.recognized(person.get()), "")
        : flow.done(signIn, person.get());
  }

  @POST
  @Path("/second-factor")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Response secondFactor(String encoded) {
    Parameters form = Forms.read(encoded);
    SignIn signIn = open(form);
    Person person = signIn == null ? null : signIn.person();
    if (signIn == null || person == null) {
      return flow.late();
    }
    if (isCancelled(form)) {
      return flow.cancelled(signIn);
    }
    return Directory.isSecondFactor(form.get("code").orElse(""))
        ? flow.done(signIn, person)
        : flow.next(signIn.failed(), "This is not the code.");
  }

  /** Where a device sends its user. */
  @GET
  @Path("/activate")
  @AnyQuery
  @Operation(hidden = true)
  public Response activate(UriInfo uri) {
    Parameters query = Forms.read(uri.getRequestUri().getRawQuery());
    return Html.page(200, Pages.activate(query.get("user_code").orElse(""), ""));
  }

  @POST
  @Path("/activate")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Response activate(String encoded) {
    String userCode = Forms.read(encoded).get("user_code").orElse("");
    return devices
        .waiting(userCode)
        .map(device ->
            flow.next(
                SignIn.begin(new SignIn.ForDevice(device.userCode(), device.secondFactor())), ""))
        .orElseGet(() ->
            Html.page(404, Pages.activate(userCode, "No device waits with this code: check it.")));
  }

  private @Nullable SignIn open(Parameters form) {
    return form.get("ticket").flatMap(signIns::of).orElse(null);
  }

  private static boolean isCancelled(Parameters form) {
    return form.get("cancel").isPresent();
  }

  @ServerExceptionMapper
  public Response error(OAuthException e) {
    return Html.page(400, Pages.message("This form cannot be read", e.description()));
  }
}
