package dev.quittance.sandbox.identity.api;

import dev.quittance.sandbox.SandboxConfig;
import dev.quittance.sandbox.identity.Authentication;
import dev.quittance.sandbox.identity.AuthorizationRequest;
import dev.quittance.sandbox.identity.Directory;
import dev.quittance.sandbox.identity.OAuthError;
import dev.quittance.sandbox.identity.OAuthException;
import dev.quittance.sandbox.identity.Person;
import dev.quittance.sandbox.identity.ReturnAddress;
import dev.quittance.sandbox.identity.signin.AuthorizationCodes;
import dev.quittance.sandbox.identity.signin.Devices;
import dev.quittance.sandbox.identity.signin.SignIn;
import dev.quittance.sandbox.identity.signin.SignIns;
import dev.quittance.sandbox.page.api.Html;
import dev.quittance.sandbox.page.api.NoStore;
import io.netty.handler.codec.http.QueryStringEncoder;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;

/** What a person sees next: a page, or the application again. */
@Singleton
class SignInFlow {

  private final SignIns signIns;
  private final AuthorizationCodes codes;
  private final Devices devices;
  private final Directory directory;
  private final Clock clock;
  private final String issuer;

  SignInFlow(
      SignIns signIns,
      AuthorizationCodes codes,
      Devices devices,
      Directory directory,
      Clock clock,
      SandboxConfig config) {
    this.signIns = signIns;
    this.codes = codes;
    this.devices = devices;
    this.directory = directory;
    this.clock = clock;
    this.issuer = config.identity().issuer();
  }

  /**
   * The page that the sign-in waits for.
   *
   * @param complaint about what was sent before; empty for none
   */
  Response next(SignIn signIn, String complaint) {
    if (signIn.isOver()) {
      return cancelled(signIn);
    }
    String ticket = signIns.open(signIn);
    String asking = asking(signIn);
    TemplateInstance page =
        signIn.person() == null
            ? Pages.signIn(ticket, asking, directory.people(), complaint)
            : Pages.secondFactor(ticket, asking, Directory.SECOND_FACTOR, complaint);
    int status = complaint.isEmpty() ? 200 : 403;
    return signIn.purpose() instanceof SignIn.ForApplication application
        ? Html.page(status, page, application.request().returnAddress().redirectUri())
        : Html.page(status, page);
  }

  /** The person has shown all that was asked for. */
  Response done(SignIn signIn, Person person) {
    Authentication who =
        Authentication.of(person, signIn.purpose().secondFactor(), clock.instant());
    return switch (signIn.purpose()) {
      case SignIn.ForApplication application -> code(application.request(), who);
      case SignIn.ForDevice device ->
          devices.approve(device.userCode(), who)
              ? Html.page(
                  200,
                  Pages.message(
                      "You are signed in", "The device goes on as " + who.subject() + "."))
              : late();
    };
  }

  /** The person does not want to, or has guessed too often. */
  Response cancelled(SignIn signIn) {
    return switch (signIn.purpose()) {
      case SignIn.ForApplication application ->
          back(
              application.request().returnAddress(),
              new OAuthException(OAuthError.ACCESS_DENIED, "the user did not sign in"));
      case SignIn.ForDevice device -> {
        devices.deny(device.userCode());
        yield Html.page(
            200, Pages.message("Nobody is signed in", "The device was told that you declined."));
      }
    };
  }

  /** A page that was left open, or sent twice. */
  Response late() {
    return Html.page(
        400,
        Pages.message("This page is too old", "Begin again at the application you came from."));
  }

  /** Back to the application, with an error (RFC 6749 section 4.1.2.1). */
  Response back(ReturnAddress address, OAuthException e) {
    QueryStringEncoder query = new QueryStringEncoder("");
    query.addParam("error", e.error().value());
    query.addParam("error_description", e.description());
    return redirect(address, query);
  }

  private Response code(AuthorizationRequest request, Authentication who) {
    QueryStringEncoder query = new QueryStringEncoder("");
    query.addParam("code", codes.issue(request, who));
    return redirect(request.returnAddress(), query);
  }

  /** With the issuer, by which a client of several providers tells them apart (RFC 9207). */
  private Response redirect(ReturnAddress address, QueryStringEncoder query) {
    if (address.state() != null) {
      query.addParam("state", address.state());
    }
    query.addParam("iss", issuer);
    String separator = address.redirectUri().contains("?") ? "&" : "?";
    URI target = URI.create(address.redirectUri() + separator + query.toString().substring(1));
    return NoStore.apply(Response.seeOther(target))
        .header("Referrer-Policy", "no-referrer")
        .build();
  }

  private static String asking(SignIn signIn) {
    return switch (signIn.purpose()) {
      case SignIn.ForApplication application ->
          "The application " + application.request().returnAddress().client().id();
      case SignIn.ForDevice device -> "The device that shows " + device.userCode();
    };
  }
}
