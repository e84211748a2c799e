package dev.quittance.kit.openapi;

import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.security.SecurityRequirement;

/**
 * Who may call an operation, and what others are answered. Quarkus puts the roles into the security
 * requirement, where some tools know nothing but scopes: they are moved to {@code x-roles} and into
 * the description.
 */
final class Access {

  /** Without a token that is valid. */
  static final String UNAUTHORIZED = "There is no valid access token (unauthorized).";

  static final String CHALLENGE = "WWW-Authenticate";

  private static final String ROLES = "x-roles";

  private Access() {}

  static void apply(OpenAPI document) {
    Operations.each(document, Access::apply);
  }

  private static void apply(Operation operation) {
    if (operation.getSecurity() == null || operation.getSecurity().isEmpty()) {
      return;
    }
    moveRoles(operation);
    Operations.response(operation, "401", UNAUTHORIZED).addHeader(CHALLENGE, challenge());
    Operations.response(
        operation, "403", "None of the token's roles may do this, or it is another's (forbidden).");
  }

  /** The header of a 401. */
  static Header challenge() {
    return OASFactory.createHeader()
        .description("The challenge, RFC 6750; with error=\"invalid_token\" if there was one.")
        .schema(Shapes.text());
  }

  private static void moveRoles(Operation operation) {
    List<String> roles =
        operation.getSecurity().stream()
            .flatMap(requirement -> requirement.getSchemes().values().stream())
            .flatMap(List::stream)
            .distinct()
            .toList();
    if (roles.isEmpty()) {
      return;
    }
    operation.addExtension(ROLES, roles);
    String needs =
        (roles.size() == 1 ? "Needs the role " : "Needs one of the roles ")
            + String.join(", ", roles)
            + ".";
    String said = operation.getDescription();
    operation.setDescription(said == null || said.isEmpty() ? needs : said + " " + needs);
    operation.setSecurity(
        operation.getSecurity().stream().map(Access::withoutRoles).distinct().toList());
  }

  private static SecurityRequirement withoutRoles(SecurityRequirement requirement) {
    SecurityRequirement plain = OASFactory.createSecurityRequirement();
    requirement.getSchemes().keySet().forEach(plain::addScheme);
    return plain;
  }
}
