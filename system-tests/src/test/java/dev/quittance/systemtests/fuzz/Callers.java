package dev.quittance.systemtests.fuzz;

import java.util.ArrayList;
import java.util.List;

/**
 * In whose names a request is sent. What is right is asked by everybody. What is wrong is asked by
 * nobody, by the owner, by the mightiest who may ask, so that it reaches the endpoint, by another
 * buyer where buyers may ask, and by the others in turn.
 */
final class Callers {

  private final List<Someone> everybody;
  private final boolean always;
  private int turn;

  /**
   * @param everybody the mightiest last
   * @param always whether everybody asks whatever is asked
   */
  Callers(List<Someone> everybody, boolean always) {
    this.everybody = everybody;
    this.always = always;
  }

  List<Someone> of(Operation operation, HostileRequest request) {
    if (always || request.isSound()) {
      return everybody;
    }
    List<String> roles = operation.roles();
    List<Someone> chosen = new ArrayList<>();
    List<Someone> others = new ArrayList<>();
    Someone mightiest =
        everybody.stream()
            .filter(someone -> someone.isOneOf(roles))
            .reduce((weaker, mightier) -> mightier)
            .orElse(everybody.getLast());
    for (Someone someone : everybody) {
      boolean needed =
          someone.caller() == null
              || someone.name().equals(Someone.OWNER)
              || someone.equals(mightiest)
              || someone.isBuyer() && someone.isOneOf(roles);
      (needed ? chosen : others).add(someone);
    }
    chosen.add(others.get(turn++ % others.size()));
    return chosen;
  }
}
