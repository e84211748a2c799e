package dev.quittance.kit.security;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Alternative;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;

/** Everybody is the same buyer. */
@Alternative
@Priority(1)
@RequestScoped
public class SoleCaller extends Caller {

  private static final String BUYER = "buyer-1";

  SoleCaller() {
    super(QuarkusSecurityIdentity.builder().setAnonymous(true).build());
  }

  @Override
  public String id() {
    return BUYER;
  }
}
