package dev.quittance.orders.supplier;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who sells.
 *
 * @param id {@code sup_...}
 * @param externalReference by which imports know him; null if there is none
 * @param evidence documents that were shown, in the order in which they were
 * @param representatives the subjects of tokens that act for him, sorted
 * @param revision counts the changes, from 1
 */
public record Supplier(
    String id,
    @Nullable String externalReference,
    SupplierProfile profile,
    List<Evidence> evidence,
    List<String> representatives,
    SupplierStanding standing,
    int revision) {

  public static final String ID_PREFIX = "sup_";

  public Supplier {
    evidence = List.copyOf(evidence);
    representatives = representatives.stream().distinct().sorted().toList();
  }

  /** A new one. */
  public static Supplier registered(
      String id,
      @Nullable String externalReference,
      SupplierProfile profile,
      List<String> representatives) {
    return new Supplier(
        id, externalReference, profile, List.of(), representatives, SupplierStanding.NEW, 1);
  }

  /** His status at a time. */
  public SupplierStatus status(Instant now) {
    return standing.status(now);
  }

  public boolean isRepresentedBy(String subject) {
    return representatives.contains(subject);
  }
}
