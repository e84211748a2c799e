package dev.quittance.orders.product.store;

import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import dev.quittance.orders.product.PriceTier;
import dev.quittance.orders.product.PriceTiers;
import dev.quittance.orders.product.Product;
import dev.quittance.orders.product.ProductStatus;
import dev.quittance.orders.product.ProductTexts;
import dev.quittance.orders.product.SearchText;
import dev.quittance.orders.store.Times;
import dev.quittance.orders.supplier.Supplier;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rows of {@code product} with their tiers and stock. */
final class ProductRows {

  static final String SELECT =
      """
      SELECT p.id, p.supplier_id, p.sku, p.name, p.name_chinese, p.description, p.currency,
             p.weight_grams, p.status, p.revision, p.created_at, p.updated_at, k.available,
             (SELECT array_agg(t.min_quantity ORDER BY t.min_quantity)
                FROM price_tier t WHERE t.product_id = p.id) AS quantities,
             (SELECT array_agg(t.unit_price_minor ORDER BY t.min_quantity)
                FROM price_tier t WHERE t.product_id = p.id) AS prices
        FROM product p JOIN product_stock k ON k.product_id = p.id
      """;

  static final String INSERT =
      """
      INSERT INTO product (name, name_chinese, description, currency, price_minor, weight_grams,
        status, revision, updated_at, search_text, search_grams, id, supplier_id, sku, created_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (supplier_id, sku) DO NOTHING
      """;

  static final String UPDATE =
      """
      UPDATE product
         SET name = ?, name_chinese = ?, description = ?, currency = ?, price_minor = ?,
             weight_grams = ?, status = ?, revision = ?, updated_at = ?, search_text = ?,
             search_grams = ?
       WHERE id = ?
      """;

  private static final int BOUND = 12;

  private ProductRows() {}

  static void bindInsert(PreparedStatement insert, Product product, Instant now)
      throws SQLException {
    bindUpdate(insert, product, now);
    insert.setObject(BOUND + 1, Ids.uuid(Supplier.ID_PREFIX, product.supplierId()));
    insert.setString(BOUND + 2, product.sku());
    insert.setObject(BOUND + 3, Times.written(now));
  }

  static void bindUpdate(PreparedStatement update, Product product, Instant now)
      throws SQLException {
    ProductTexts texts = product.texts();
    Money price = product.prices().firstPrice();
    String searched =
        Stream.of(product.sku(), texts.name(), texts.nameChinese(), texts.description())
            .flatMap(Stream::ofNullable)
            .map(SearchText::normal)
            .collect(Collectors.joining("\n"));
    Array grams =
        update.getConnection().createArrayOf("text", SearchText.grams(searched).toArray());
    int i = 0;
    update.setString(++i, texts.name());
    update.setString(++i, texts.nameChinese());
    update.setString(++i, texts.description());
    update.setString(++i, price.currency().getCurrencyCode());
    update.setLong(++i, price.amountMinor());
    update.setInt(++i, product.weightGrams());
    update.setString(++i, product.status().name());
    update.setInt(++i, product.revision());
    update.setObject(++i, Times.written(now));
    update.setString(++i, searched);
    update.setArray(++i, grams);
    update.setObject(++i, id(product.id()));
  }

  /** Replaces the tiers of products. */
  static void writeTiers(Connection connection, List<Product> products) throws SQLException {
    try (PreparedStatement delete =
            connection.prepareStatement("DELETE FROM price_tier WHERE product_id = ?");
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO price_tier (product_id, min_quantity, unit_price_minor) VALUES (?, ?, ?)")) {
      for (Product product : products) {
        delete.setObject(1, id(product.id()));
        delete.addBatch();
        for (PriceTier tier : product.prices().tiers()) {
          insert.setObject(1, id(product.id()));
          insert.setLong(2, tier.minQuantity());
          insert.setLong(3, tier.unitPriceMinor());
          insert.addBatch();
        }
      }
      delete.executeBatch();
      insert.executeBatch();
    }
  }

  static StoredProduct read(ResultSet row) throws SQLException {
    return new StoredProduct(
        new Product(
            Ids.of(Product.ID_PREFIX, row.getObject("id", UUID.class)),
            Ids.of(Supplier.ID_PREFIX, row.getObject("supplier_id", UUID.class)),
            row.getString("sku"),
            new ProductTexts(
                row.getString("name"), row.getString("name_chinese"), row.getString("description")),
            prices(row),
            row.getInt("weight_grams"),
            ProductStatus.valueOf(row.getString("status")),
            row.getInt("revision")),
        row.getLong("available"),
        Times.read(row, "created_at"),
        Times.read(row, "updated_at"));
  }

  private static PriceTiers prices(ResultSet row) throws SQLException {
    Long[] quantities = (Long[]) row.getArray("quantities").getArray();
    Long[] prices = (Long[]) row.getArray("prices").getArray();
    List<PriceTier> tiers = new ArrayList<>();
    for (int i = 0; i < quantities.length; i++) {
      tiers.add(new PriceTier(quantities[i], prices[i]));
    }
    return new PriceTiers(Money.currencyOf(row.getString("currency")), tiers);
  }

  static UUID id(String productId) {
    return Ids.uuid(Product.ID_PREFIX, productId);
  }
}
