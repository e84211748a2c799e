package dev.quittance.orders.product.store;

import dev.quittance.contract.Ids;
import dev.quittance.orders.product.Product;
import dev.quittance.orders.product.ProductQuery;
import dev.quittance.orders.product.ProductStatus;
import dev.quittance.orders.supplier.Supplier;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which products a list has; a null means any.
 *
 * @param minPrice of the first tier, in minor units of {@code currency}
 * @param status null for all; then {@code ownSupplierId} says whose drafts are among them
 * @param after the id of the last one of the page before
 */
public record ProductFilter(
    @Nullable ProductQuery text,
    @Nullable String supplierId,
    @Nullable String sku,
    @Nullable Currency currency,
    @Nullable Long minPrice,
    @Nullable Long maxPrice,
    @Nullable ProductStatus status,
    @Nullable String after) {

  void addTo(List<String> conditions, List<Object> values) {
    if (text != null) {
      addText(text, conditions, values);
    }
    addPlace(conditions, values);
    add(conditions, values, "p.sku = ?", sku);
    add(conditions, values, "p.currency = ?", currency == null ? null : currency.toString());
    add(conditions, values, "p.price_minor >= ?", minPrice);
    add(conditions, values, "p.price_minor <= ?", maxPrice);
    add(conditions, values, "p.status = ?", status == null ? null : status.name());
  }

  /** Of these, whether it is in the list of a supplier, or of all, decides an index by itself. */
  void addPlace(List<String> conditions, List<Object> values) {
    add(conditions, values, "p.supplier_id = ?", uuid(Supplier.ID_PREFIX, supplierId));
    add(conditions, values, "p.id < ?", uuid(Product.ID_PREFIX, after));
  }

  private static void addText(ProductQuery text, List<String> conditions, List<Object> values) {
    if (!text.grams().isEmpty()) {
      conditions.add("p.search_grams @> ?");
      values.add(text.grams().toArray(String[]::new));
    }
    // The index finds pairs of characters; whether they follow each other it does not know. No
    // LIKE: the planner would look for trigrams, of which a run of two characters has none.
    for (String run : text.runs()) {
      if (run.codePointCount(0, run.length()) > 2) {
        conditions.add("strpos(p.search_text, ?) > 0");
        values.add(run);
      }
    }
    if (text.words().isEmpty()) {
      return;
    }
    List<String> either = new ArrayList<>();
    // What only leaves out has nothing to look up ('T'): it would be everything but a few.
    either.add(
        """
        (querytree(websearch_to_tsquery('english', ?)) <> 'T'
          AND p.search_words @@ websearch_to_tsquery('english', ?))\
        """);
    values.add(text.words());
    values.add(text.words());
    if (text.isSubstring()) {
      either.add("p.search_text LIKE ?");
      values.add(text.pattern());
    }
    conditions.add("(" + String.join(" OR ", either) + ")");
  }

  private static void add(
      List<String> conditions, List<Object> values, String condition, @Nullable Object value) {
    if (value != null) {
      conditions.add(condition);
      values.add(value);
    }
  }

  private static @Nullable Object uuid(String prefix, @Nullable String id) {
    return id == null ? null : Ids.uuid(prefix, id);
  }
}
