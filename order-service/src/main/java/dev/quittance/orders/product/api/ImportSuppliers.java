package dev.quittance.orders.product.api;

import dev.quittance.contract.Ids;
import dev.quittance.kit.security.Caller;
import dev.quittance.kit.security.Role;
import dev.quittance.orders.supplier.Supplier;
import dev.quittance.orders.supplier.store.StoredSupplier;
import dev.quittance.orders.supplier.store.SupplierStore;
import jakarta.enterprise.context.RequestScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the suppliers that a file names. */
@RequestScoped
class ImportSuppliers {

  private final SupplierStore store;
  private final Caller caller;

  ImportSuppliers(SupplierStore store, Caller caller) {
    this.store = store;
    this.caller = caller;
  }

  /**
   * The ids of those whose products the caller may import, by what a file calls them.
   *
   * @param names ids, external references, or nothing, which is the caller's own supplier
   */
  Map<String, String> ids(List<String> names) {
    Map<String, String> ids = new HashMap<>();
    for (StoredSupplier stored : found(names)) {
      Supplier supplier = stored.supplier();
      ids.put(supplier.id(), supplier.id());
      if (supplier.externalReference() != null) {
        ids.put(supplier.externalReference(), supplier.id());
      }
    }
    if (!caller.is(Role.OPS)) {
      ids.values().stream().findFirst().ifPresent(own -> ids.put("", own));
    }
    return ids;
  }

  private List<StoredSupplier> found(List<String> names) {
    if (!caller.is(Role.OPS)) {
      return store.ofRepresentative(caller.id()).stream().toList();
    }
    List<StoredSupplier> found = new ArrayList<>(store.findAll(names));
    found.addAll(
        store.findByReference(
            names.stream().filter(name -> !Ids.isId(Supplier.ID_PREFIX, name)).toList()));
    return found;
  }
}
