package dev.quittance.orders.product.api;

import dev.quittance.contract.Ids;
import dev.quittance.kit.security.Caller;
import dev.quittance.kit.security.Role;
import dev.quittance.orders.csv.CsvImport;
import dev.quittance.orders.csv.CsvImport.Outcome;
import dev.quittance.orders.csv.CsvRow;
import dev.quittance.orders.product.Product;
import dev.quittance.orders.product.store.ProductStore;
import dev.quittance.orders.product.store.ProductStore.ChangedProduct;
import dev.quittance.orders.product.store.ProductStore.NewProduct;
import dev.quittance.orders.product.store.Stock;
import dev.quittance.orders.product.store.StoredProduct;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.RequestScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Products from a file: added or changed, of the caller's supplier or, for ops, of any. */
@RequestScoped
class ProductImport implements CsvImport.Kind<ProductRow> {

  /** A row whose supplier is known. */
  private record Owned(String supplierId, ProductRow row) {

    String key() {
      return supplierId + " " + row.sku();
    }
  }

  private final ProductStore products;
  private final Stock stock;
  private final ImportSuppliers suppliers;
  private final Caller caller;

  ProductImport(ProductStore products, Stock stock, ImportSuppliers suppliers, Caller caller) {
    this.products = products;
    this.stock = stock;
    this.suppliers = suppliers;
    this.caller = caller;
  }

  @Override
  public Set<String> columns() {
    return ProductRow.COLUMNS;
  }

  /** Ops name suppliers; a supplier is his own. */
  @Override
  public Set<String> requiredColumns() {
    if (!caller.is(Role.OPS)) {
      return ProductRow.REQUIRED;
    }
    Set<String> required = new LinkedHashSet<>(ProductRow.REQUIRED);
    required.add(ProductRow.SUPPLIER);
    return required;
  }

  @Override
  public @Nullable ProductRow read(CsvRow row) {
    if (caller.is(Role.OPS)) {
      row.required(ProductRow.SUPPLIER);
    }
    return ProductRow.read(row);
  }

  @Override
  public String key(ProductRow one) {
    return one.supplier() + " " + one.sku();
  }

  @Override
  public Map<CsvRow, Outcome> store(Map<CsvRow, ProductRow> rows, boolean dryRun) {
    return QuarkusTransaction.requiringNew()
        .call(() -> {
          products.lockImports();
          Map<CsvRow, Owned> owned = owned(rows);
          return store(owned, known(owned), dryRun);
        });
  }

  private Map<CsvRow, Owned> owned(Map<CsvRow, ProductRow> rows) {
    Map<String, String> ids =
        suppliers.ids(rows.values().stream().map(ProductRow::supplier).distinct().toList());
    Map<CsvRow, Owned> owned = new LinkedHashMap<>();
    Set<String> keys = new HashSet<>();
    rows.forEach((row, one) -> {
      String id = ids.get(one.supplier());
      if (id == null) {
        row.fault(
            ProductRow.SUPPLIER,
            caller.is(Role.OPS)
                ? "must be the id or the external reference of a supplier"
                : "must be the supplier that you act for, or nothing");
        return;
      }
      Owned with = new Owned(id, one);
      if (keys.add(with.key())) {
        owned.put(row, with);
      } else {
        row.fault(null, "is about the same product as an earlier line, which counts");
      }
    });
    return owned;
  }

  private Map<String, StoredProduct> known(Map<CsvRow, Owned> owned) {
    List<Owned> all = List.copyOf(owned.values());
    return products
        .lockBySku(
            all.stream().map(Owned::supplierId).toList(),
            all.stream().map(one -> one.row().sku()).toList())
        .stream()
        .collect(
            Collectors.toMap(
                one -> one.product().supplierId() + " " + one.product().sku(),
                Function.identity()));
  }

  private Map<CsvRow, Outcome> store(
      Map<CsvRow, Owned> owned, Map<String, StoredProduct> known, boolean dryRun) {
    Map<CsvRow, Outcome> outcomes = new HashMap<>();
    List<NewProduct> added = new ArrayList<>();
    List<ChangedProduct> changed = new ArrayList<>();
    Map<String, Long> counted = new HashMap<>();
    owned.forEach((row, one) -> {
      StoredProduct before = known.get(one.key());
      Product.Content content = one.row().content();
      Long available = one.row().available();
      if (before == null) {
        Product product =
            Product.of(Ids.next(Product.ID_PREFIX), one.supplierId(), one.row().sku(), content);
        added.add(new NewProduct(product, available == null ? 0 : available));
        outcomes.put(row, Outcome.CREATED);
        return;
      }
      if (!before.product().status().mayBecome(content.status())) {
        row.fault(
            ProductRow.STATUS, "must be ACTIVE or DISCONTINUED: the product was offered before");
        return;
      }
      boolean recounted = available != null && available != before.available();
      boolean other = !content.equals(before.product().content());
      if (other) {
        changed.add(new ChangedProduct(before, before.product().with(content)));
      }
      if (recounted) {
        counted.put(before.product().id(), available);
      }
      outcomes.put(row, other || recounted ? Outcome.CHANGED : Outcome.UNCHANGED);
    });
    if (!dryRun) {
      products.addAll(added);
      products.saveAll(changed);
      stock.set(counted);
    }
    return outcomes;
  }
}
