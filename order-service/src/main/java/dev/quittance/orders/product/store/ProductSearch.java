package dev.quittance.orders.product.store;

import java.util.ArrayList;
import java.util.List;

/**
 * A statement that finds products, newest first.
 *
 * <p>Each is planned for its values: how many products have a word decides by which index they are
 * found, and a plan that was made once for all texts could read them all.
 *
 * @param sql SET, then SELECT, sent together
 */
record ProductSearch(String sql, List<Object> values) {

  /** Of a word that one product in fifty has, so many have a page of 20 and more. */
  private static final int NEWEST = 1_000;

  private static final String PLAN = "SET LOCAL plan_cache_mode = force_custom_plan;\n";

  /** Those who match are found by an index, even if a planner would rather read the table. */
  private static final String BY_INDEX = "SET LOCAL enable_seqscan = off;\n";

  /** All that match, as the planner likes. */
  static ProductSearch all(ProductFilter filter, int limit) {
    List<Object> values = new ArrayList<>();
    String where = where(filter, values);
    values.add(limit);
    return new ProductSearch(
        PLAN + ProductRows.SELECT + where + "ORDER BY p.id DESC LIMIT ?", values);
  }

  /** Those that match among the newest ones. */
  static ProductSearch amongNewest(ProductFilter filter, int limit) {
    List<Object> values = new ArrayList<>();
    List<String> within = new ArrayList<>();
    filter.addPlace(within, values);
    String newest =
        "SELECT * FROM product p %s ORDER BY p.id DESC LIMIT %s".formatted(where(within), NEWEST);
    String where = where(filter, values);
    values.add(limit);
    return new ProductSearch(
        PLAN
            + rows(
                "SELECT p.id FROM (%s) p %s ORDER BY p.id DESC LIMIT ?".formatted(newest, where)),
        values);
  }

  /** All that match, each of them found by an index before the newest are taken. */
  static ProductSearch byIndex(ProductFilter filter, int limit) {
    List<Object> values = new ArrayList<>();
    String where = where(filter, values);
    values.add(limit);
    return new ProductSearch(
        PLAN
            + BY_INDEX
            + rows(
                """
                WITH found AS MATERIALIZED (SELECT p.id FROM product p %s)
                SELECT id FROM found ORDER BY id DESC LIMIT ?
                """
                    .formatted(where)),
        values);
  }

  private static String rows(String ids) {
    return ProductRows.SELECT + "WHERE p.id = ANY (ARRAY(" + ids + ")) ORDER BY p.id DESC";
  }

  private static String where(ProductFilter filter, List<Object> values) {
    List<String> conditions = new ArrayList<>();
    filter.addTo(conditions, values);
    return where(conditions);
  }

  private static String where(List<String> conditions) {
    return conditions.isEmpty() ? "" : "WHERE " + String.join(" AND ", conditions) + " ";
  }
}
