package dev.quittance.systemtests.demo;

import dev.quittance.systemtests.client.Purchase;
import java.util.List;

/**
 * One order of the demonstration.
 *
 * @param refundMinor what to give back once it is paid; zero for nothing
 * @param ending the status it is to reach
 */
record DemoOrder(String title, Purchase purchase, long refundMinor, String ending) {

  static List<DemoOrder> all() {
    return List.of(
        new DemoOrder("paid", tea(Purchase.CARD, 2, 1_250), 0, "AUTHORIZED"),
        new DemoOrder(
            "paid in yen, which has no cents",
            bought("demo-ren", "demo-kiln", Purchase.CARD, "BOWL-3", 1, 4_800, "JPY"),
            0,
            "AUTHORIZED"),
        new DemoOrder("declined by the bank", tea(Purchase.CARD_DECLINED, 1, 990), 0, "FAILED"),
        new DemoOrder("refunded in full", tea(Purchase.CARD, 1, 8_800), 8_800, "REFUNDED"),
        new DemoOrder(
            "refunded in part",
            bought("demo-ren", "demo-tea", Purchase.CARD, "TIN-1", 3, 1_500, "EUR"),
            1_500,
            "PARTIALLY_REFUNDED"));
  }

  private static Purchase tea(String card, long quantity, long unitPriceMinor) {
    return bought("demo-lin", "demo-tea", card, "OOLONG-100G", quantity, unitPriceMinor, "CNY");
  }

  private static Purchase bought(
      String buyer,
      String supplier,
      String card,
      String sku,
      long quantity,
      long unitPriceMinor,
      String currency) {
    return new Purchase(buyer, supplier, card, sku, quantity, unitPriceMinor, currency);
  }
}
