package dev.quittance.orders.product.api;

import dev.quittance.contract.Money;
import dev.quittance.orders.csv.CsvRow;
import dev.quittance.orders.product.PriceTier;
import dev.quittance.orders.product.PriceTiers;
import dev.quittance.orders.product.Product;
import dev.quittance.orders.product.ProductStatus;
import dev.quittance.orders.product.ProductTexts;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A product in a file.
 *
 * @param supplier an id or an external reference; empty for that of the caller
 * @param available pieces in stock; null if the file does not say: then they stay as they are
 */
record ProductRow(String supplier, String sku, Product.Content content, @Nullable Long available) {

  static final String SUPPLIER = "supplier";
  static final String STATUS = "status";

  private static final String SKU = "sku";
  private static final String NAME = "name";
  private static final String NAME_CHINESE = "name_chinese";
  private static final String DESCRIPTION = "description";
  private static final String CURRENCY = "currency";
  private static final String PRICE_TIERS = "price_tiers";
  private static final String WEIGHT_GRAMS = "weight_grams";
  private static final String STOCK = "stock";

  static final Set<String> COLUMNS =
      new LinkedHashSet<>(
          List.of(
              SUPPLIER,
              SKU,
              NAME,
              NAME_CHINESE,
              DESCRIPTION,
              CURRENCY,
              PRICE_TIERS,
              WEIGHT_GRAMS,
              STATUS,
              STOCK));

  static final Set<String> REQUIRED =
      new LinkedHashSet<>(List.of(SKU, NAME, CURRENCY, PRICE_TIERS, WEIGHT_GRAMS, STATUS));

  /** What the row says; null if it has a fault. */
  static @Nullable ProductRow read(CsvRow row) {
    REQUIRED.forEach(row::required);
    String supplier = row.optional(SUPPLIER);
    String sku = row.text(SKU, Product.MAX_SKU);
    String name = row.text(NAME, Product.MAX_NAME);
    String chinese = row.text(NAME_CHINESE, Product.MAX_NAME);
    String description = row.text(DESCRIPTION, Product.MAX_DESCRIPTION);
    PriceTiers prices = prices(row);
    long weight = row.number(WEIGHT_GRAMS, 1, Product.MAX_WEIGHT_GRAMS, 1);
    ProductStatus status = row.word(STATUS, ProductStatus.class);
    long stock = row.number(STOCK, 0, Product.MAX_STOCK, 0);
    if (sku == null || name == null || prices == null || status == null || !row.isSound()) {
      return null;
    }
    return new ProductRow(
        supplier == null ? "" : supplier,
        sku,
        new Product.Content(
            new ProductTexts(name, chinese, description), prices, Math.toIntExact(weight), status),
        row.optional(STOCK) == null ? null : stock);
  }

  private static @Nullable PriceTiers prices(CsvRow row) {
    Currency currency = currency(row);
    List<PriceTier> tiers = tiers(row);
    if (currency == null || tiers == null) {
      return null;
    }
    PriceTiers.Fault fault = PriceTiers.faultOf(currency, tiers);
    if (fault == null) {
      return new PriceTiers(currency, tiers);
    }
    if ("currency".equals(fault.field())) {
      row.fault(CURRENCY, fault.message());
    } else {
      row.fault(
          PRICE_TIERS,
          fault.tier() == null
              ? fault.message()
              : "tier %s, %s: %s".formatted(fault.tier() + 1, fault.field(), fault.message()));
    }
    return null;
  }

  private static @Nullable Currency currency(CsvRow row) {
    String code = row.optional(CURRENCY);
    try {
      return code == null ? null : Money.of(0, code).currency();
    } catch (IllegalArgumentException e) {
      row.fault(CURRENCY, "must be an ISO 4217 code, such as CNY");
      return null;
    }
  }

  /** From {@code 10:1099 100:999}: from 10 pieces on 10.99, from 100 on 9.99. */
  private static @Nullable List<PriceTier> tiers(CsvRow row) {
    String text = row.optional(PRICE_TIERS);
    if (text == null) {
      return null;
    }
    List<PriceTier> tiers = new ArrayList<>();
    for (String tier : text.split("[; ]+")) {
      if (!tier.matches("[0-9]{1,12}:[0-9]{1,12}")) {
        row.fault(
            PRICE_TIERS,
            "must be quantities and prices in minor units, for example 10:1099 100:999");
        return null;
      }
      int colon = tier.indexOf(':');
      tiers.add(
          new PriceTier(
              Long.parseLong(tier.substring(0, colon)), Long.parseLong(tier.substring(colon + 1))));
    }
    return tiers;
  }
}
