package dev.quittance.systemtests.fuzz;

import dev.quittance.systemtests.client.Caller;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * In whose name requests are sent.
 *
 * @param caller null without a token
 * @param seesAll whether support's, ops' or an auditor's eyes: others see their own alone
 */
record Someone(String name, @Nullable Caller caller, boolean seesAll) {

  static final String NOBODY = "nobody";
  static final String OWNER = "buyer";
  static final String OTHER = "another buyer";

  /**
   * Nobody, two buyers, each other role, and staff with a second factor. The first buyer owns what
   * requests are about.
   */
  static List<Someone> all(String owner, String other) {
    List<Someone> all = new ArrayList<>();
    all.add(new Someone(NOBODY, null, false));
    all.add(new Someone(OWNER, Caller.buyer(owner), false));
    all.add(new Someone(OTHER, Caller.buyer(other), false));
    for (String role : List.of("supplier", "support", "ops", "auditor", "subscriber", "service")) {
      boolean seesAll = !role.equals("supplier") && !role.equals("subscriber");
      all.add(new Someone(role, new Caller("fuzz-" + role, List.of(role)), seesAll));
    }
    for (String role : List.of("support", "ops")) {
      Caller caller = new Caller("fuzz-" + role + "-2", List.of(role)).withSecondFactor();
      all.add(new Someone(role + " with a second factor", caller, true));
    }
    return all;
  }

  boolean isBuyer() {
    return name.equals(OWNER) || name.equals(OTHER);
  }

  boolean hasSecondFactor() {
    return caller != null && caller.secondFactor();
  }

  /** Whether one of these roles is his. */
  boolean isOneOf(List<String> roles) {
    return caller != null && (roles.isEmpty() || roles.contains(caller.roles().getFirst()));
  }
}
