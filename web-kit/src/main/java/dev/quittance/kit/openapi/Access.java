package dev.quittance.kit.openapi;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;

/**
 * What a request without a token, or without one of the roles, is answered. Quarkus has put the
 * roles into each operation's security requirement (OpenAPI 3.1 section 4.8.30).
 */
final class Access {

  private Access() {}

  static void apply(OpenAPI document) {
    Operations.each(document, Access::apply);
  }

  private static void apply(Operation operation) {
    if (operation.getSecurity() == null || operation.getSecurity().isEmpty()) {
      return;
    }
    Operations.response(operation, "401", "There is no valid access token (unauthorized).")
        .addHeader(
            "WWW-Authenticate",
            OASFactory.createHeader()
                .description(
                    "The challenge, RFC 6750; with error=\"invalid_token\" if there was one.")
                .schema(Shapes.text()));
    Operations.response(
        operation, "403", "None of the token's roles may do this, or it is another's (forbidden).");
  }
}
