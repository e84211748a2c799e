package dev.quittance.orders.supplier;

import java.util.List;

/** What is asked of a supplier. */
public sealed interface SupplierCommand {

  /** All of the profile, as it is to be. */
  record ChangeProfile(SupplierProfile profile) implements SupplierCommand {}

  record AddEvidence(Evidence evidence) implements SupplierCommand {}

  /** Who acts for him from now on, all of them. */
  record SetRepresentatives(List<String> subjects) implements SupplierCommand {

    public SetRepresentatives {
      subjects = subjects.stream().distinct().sorted().toList();
    }
  }

  /** The documents were checked. */
  record Verify(String reason) implements SupplierCommand {}

  record Suspend(String reason) implements SupplierCommand {}

  record Resume(String reason) implements SupplierCommand {}
}
