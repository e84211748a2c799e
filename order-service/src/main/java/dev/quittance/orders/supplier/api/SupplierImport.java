package dev.quittance.orders.supplier.api;

import dev.quittance.contract.Ids;
import dev.quittance.kit.security.Caller;
import dev.quittance.orders.csv.CsvImport;
import dev.quittance.orders.csv.CsvImport.Outcome;
import dev.quittance.orders.csv.CsvRow;
import dev.quittance.orders.supplier.Supplier;
import dev.quittance.orders.supplier.SupplierCommand;
import dev.quittance.orders.supplier.SupplierDecider;
import dev.quittance.orders.supplier.SupplierDecision;
import dev.quittance.orders.supplier.SupplierRules;
import dev.quittance.orders.supplier.store.StoredSupplier;
import dev.quittance.orders.supplier.store.SupplierStore;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.RequestScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Suppliers from a file: added, or changed as {@link SupplierDecider} lets them be. */
@RequestScoped
class SupplierImport implements CsvImport.Kind<SupplierRow> {

  private final SupplierStore store;
  private final SupplierRules rules;
  private final Caller caller;
  private final Clock clock;

  SupplierImport(SupplierStore store, SupplierConfig config, Caller caller, Clock clock) {
    this.store = store;
    this.rules = config.toRules();
    this.caller = caller;
    this.clock = clock;
  }

  @Override
  public Set<String> columns() {
    return SupplierRow.COLUMNS;
  }

  @Override
  public Set<String> requiredColumns() {
    return SupplierRow.REQUIRED;
  }

  @Override
  public @Nullable SupplierRow read(CsvRow row) {
    return SupplierRow.read(row);
  }

  @Override
  public String key(SupplierRow one) {
    return one.reference();
  }

  @Override
  public Map<CsvRow, Outcome> store(Map<CsvRow, SupplierRow> rows, boolean dryRun) {
    return QuarkusTransaction.requiringNew()
        .call(() -> {
          store.lockImports();
          Map<String, StoredSupplier> known =
              store
                  .lockByReference(rows.values().stream().map(SupplierRow::reference).toList())
                  .stream()
                  .collect(
                      Collectors.toMap(
                          one -> String.valueOf(one.supplier().externalReference()),
                          Function.identity()));
          Map<CsvRow, Outcome> outcomes = new HashMap<>();
          rows.forEach((row, one) -> {
            StoredSupplier before = known.get(one.reference());
            Outcome outcome =
                before == null ? add(row, one, dryRun) : change(row, before, one, dryRun);
            if (outcome != null) {
              outcomes.put(row, outcome);
            }
          });
          return outcomes;
        });
  }

  private @Nullable Outcome add(CsvRow row, SupplierRow one, boolean dryRun) {
    Supplier supplier =
        Supplier.registered(
            Ids.next(Supplier.ID_PREFIX), one.reference(), one.profile(), List.of());
    if (dryRun || store.add(supplier, caller.id()).isPresent()) {
      return Outcome.CREATED;
    }
    row.fault(null, "was stored by another request at the same time: import it again");
    return null;
  }

  private @Nullable Outcome change(
      CsvRow row, StoredSupplier before, SupplierRow one, boolean dryRun) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    SupplierCommand command =
        new SupplierCommand.ChangeProfile(one.over(before.supplier().profile().bank()));
    return switch (SupplierDecider.decide(before.supplier(), command, caller.id(), now, rules)) {
      case SupplierDecision.Unchanged() -> Outcome.UNCHANGED;
      case SupplierDecision.Accepted(var change) -> {
        if (!dryRun) {
          store.apply(before, change, caller.id());
        }
        yield Outcome.CHANGED;
      }
      case SupplierDecision.Rejected _ -> {
        row.fault(null, "cannot be changed so");
        yield null;
      }
    };
  }
}
