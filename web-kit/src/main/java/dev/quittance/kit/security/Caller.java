package dev.quittance.kit.security;

import dev.quittance.contract.Ids;
import dev.quittance.kit.problem.ProblemCode;
import dev.quittance.kit.problem.ProblemException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who is asking, according to his token. {@link jakarta.annotation.security.RolesAllowed} says who
 * may ask at all; this says whose things he may see.
 */
@RequestScoped
public class Caller {

  /** These see everybody's things wherever they may ask. */
  private static final Set<String> SEE_ALL =
      Set.of(Role.SUPPORT, Role.OPS, Role.AUDITOR, Role.SERVICE);

  private final SecurityIdentity identity;

  Caller(SecurityIdentity identity) {
    this.identity = identity;
  }

  /** The token's subject, which is the id of a buyer, a member of staff or a system. */
  public String id() {
    return identity.getPrincipal().getName();
  }

  /** Whether he has that role. */
  public boolean is(String role) {
    return identity.hasRole(role);
  }

  /**
   * What his own things are kept under.
   *
   * @throws ProblemException 403 if the token's subject cannot be a buyer's id
   */
  public String buyerId() {
    if (!Ids.isName(id())) {
      throw ProblemException.of(
          ProblemCode.FORBIDDEN,
          "The token's subject cannot be a buyer's id, which has 1 to 64 letters, digits, '-' or"
              + " '_': let the identity provider give another one.");
    }
    return id();
  }

  /** Whether he may see what belongs to that buyer. Another buyer's thing is answered with 404. */
  public boolean maySee(String buyerId) {
    return seesAll() || buyerId.equals(id());
  }

  /**
   * Whose things a list is about.
   *
   * @param buyerId whom the request names, or null
   * @return himself for a buyer, who is asked for by nobody else; else whom the request names
   * @throws ProblemException 403 if a buyer names another one
   */
  public @Nullable String buyer(@Nullable String buyerId) {
    if (seesAll()) {
      return buyerId;
    }
    if (buyerId != null && !buyerId.equals(id())) {
      throw ProblemException.of(
          ProblemCode.FORBIDDEN, "You may list only what is yours: leave buyerId out.");
    }
    return buyerId();
  }

  /** Whether he sees everybody's things wherever he may ask. */
  public boolean seesAll() {
    return identity.getRoles().stream().anyMatch(SEE_ALL::contains);
  }
}
