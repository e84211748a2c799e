package dev.quittance.orders.product.api;

import dev.quittance.contract.Ids;
import dev.quittance.kit.audit.AuditRecord;
import dev.quittance.kit.audit.AuditTrail;
import dev.quittance.kit.http.IfMatch;
import dev.quittance.kit.problem.ProblemCode;
import dev.quittance.kit.problem.ProblemException;
import dev.quittance.kit.security.Caller;
import dev.quittance.kit.security.Role;
import dev.quittance.orders.product.Product;
import dev.quittance.orders.product.ProductStatus;
import dev.quittance.orders.product.store.ProductStore;
import dev.quittance.orders.product.store.Stock;
import dev.quittance.orders.product.store.StoredProduct;
import dev.quittance.orders.supplier.api.SupplierProblems;
import dev.quittance.orders.supplier.store.SupplierStore;
import jakarta.enterprise.context.RequestScoped;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Carries out commands on products, in the caller's transaction. */
@RequestScoped
class ProductCommands {

  /** What the audit trail has of a stock. */
  private record Counted(long available) {}

  private final ProductStore products;
  private final Stock stock;
  private final SupplierStore suppliers;
  private final AuditTrail trail;
  private final Caller caller;

  ProductCommands(
      ProductStore products,
      Stock stock,
      SupplierStore suppliers,
      AuditTrail trail,
      Caller caller) {
    this.products = products;
    this.stock = stock;
    this.suppliers = suppliers;
    this.trail = trail;
    this.caller = caller;
  }

  /** The supplier for whom the caller acts. */
  Optional<String> own() {
    return caller.is(Role.SUPPLIER)
        ? suppliers.ofRepresentative(caller.id()).map(stored -> stored.supplier().id())
        : Optional.empty();
  }

  /** A product that the caller may see: a draft is its supplier's and staff's. */
  StoredProduct find(String productId) {
    return products.find(productId).filter(this::isVisible).orElseThrow(ProductProblems::unknown);
  }

  private boolean isVisible(StoredProduct stored) {
    return stored.product().status() != ProductStatus.DRAFT
        || caller.seesAll()
        || own().filter(stored.product().supplierId()::equals).isPresent();
  }

  /** A new product of the caller's supplier, or of one that ops name. */
  StoredProduct add(ProductRequest request) {
    Product product =
        Product.of(
            Ids.next(Product.ID_PREFIX),
            supplier(request.supplierId()),
            request.sku(),
            request.content());
    StoredProduct added =
        products
            .add(product, request.stock())
            .orElseThrow(() -> ProductProblems.exists(product.sku()));
    record("add", product.id(), null, product);
    return added;
  }

  private String supplier(@Nullable String named) {
    if (caller.is(Role.OPS)) {
      if (named == null) {
        throw ProblemException.invalid("supplierId", "is required: name the supplier who sells it");
      }
      return suppliers
          .find(named)
          .orElseThrow(() ->
              ProblemException.invalid(
                  "supplierId", "names no supplier: GET /suppliers lists them"))
          .supplier()
          .id();
    }
    String own = own().orElseThrow(SupplierProblems::actsForNobody);
    if (named != null && !named.equals(own)) {
      throw ProblemException.of(
          ProblemCode.FORBIDDEN, "You may add only products of your own: leave supplierId out.");
    }
    return own;
  }

  /**
   * Changes a product.
   *
   * @param ifMatch the If-Match header, or null
   */
  StoredProduct change(String productId, @Nullable String ifMatch, Product.Content content) {
    StoredProduct before = locked(productId, ifMatch);
    Product product = before.product();
    if (content.equals(product.content())) {
      return before;
    }
    if (!product.status().mayBecome(content.status())) {
      throw ProblemException.invalid(
          "status", "must be ACTIVE or DISCONTINUED: the product was offered before");
    }
    StoredProduct after = products.save(before, product.with(content));
    record("change", productId, product, after.product());
    return after;
  }

  /** Sets how many pieces there are. */
  StoredProduct count(String productId, long available) {
    StoredProduct before = locked(productId, null);
    stock.set(Map.of(productId, available));
    record("count", productId, new Counted(before.available()), new Counted(available));
    return new StoredProduct(before.product(), available, before.createdAt(), before.updatedAt());
  }

  /** A product that the caller may change, locked. */
  private StoredProduct locked(String productId, @Nullable String ifMatch) {
    StoredProduct found = products.lock(productId).orElseThrow(ProductProblems::unknown);
    if (!caller.is(Role.OPS) && own().filter(found.product().supplierId()::equals).isEmpty()) {
      throw isVisible(found) ? ProductProblems.notHis() : ProductProblems.unknown();
    }
    IfMatch.check(ifMatch, found.product().revision());
    return found;
  }

  /** What staff do; what a supplier does is his own affair. */
  private void record(String verb, String id, @Nullable Object before, Object after) {
    if (caller.is(Role.OPS)) {
      trail.record(new AuditRecord("product." + verb, id, null, before, after));
    }
  }
}
