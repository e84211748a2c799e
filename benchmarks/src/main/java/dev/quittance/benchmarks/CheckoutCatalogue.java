package dev.quittance.benchmarks;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Suppliers and products as CSV, and what buyers search for. The same seed gives the same ones. */
final class CheckoutCatalogue {

  static final int PRODUCTS_EACH = 100;

  private static final int KINDS_OF_QUERIES = 8;

  private static final List<String> KINDS =
      List.of("cotton", "silk", "bamboo", "steel", "ceramic", "glass", "leather", "linen");
  private static final List<String> KINDS_CHINESE =
      List.of("棉", "丝绸", "竹", "不锈钢", "陶瓷", "玻璃", "皮革", "亚麻");
  private static final List<String> GOODS =
      List.of("tea cup", "towel", "lamp", "scarf", "kettle", "bowl", "curtain", "wallet", "vase");
  private static final List<String> GOODS_CHINESE =
      List.of("茶杯", "毛巾", "台灯", "围巾", "水壶", "饭碗", "窗帘", "钱包", "花瓶");
  private static final List<String> COLOURS =
      List.of("red", "blue", "green", "black", "white", "yellow", "purple");

  private final Random random = new Random(1);

  String suppliers(int from, int to) {
    StringBuilder csv = new StringBuilder("external_reference,name,country\n");
    for (int i = from; i < to; i++) {
      csv.append("BENCH-").append(i).append(",Trading House ").append(i).append(",CN\n");
    }
    return csv.toString();
  }

  /** Of one supplier after the other, {@link #PRODUCTS_EACH} each. */
  String products(int from, int to) {
    StringBuilder csv =
        new StringBuilder(
            "supplier,sku,name,name_chinese,description,currency,price_tiers,weight_grams,status,stock\n");
    for (int i = from; i < to; i++) {
      int kind = random.nextInt(KINDS.size());
      int good = random.nextInt(GOODS.size());
      csv.append(
          String.format(
              Locale.ROOT,
              "BENCH-%d,B-%06d,%s %s %d,%s%s,\"%s, packed by %d\",CNY,1:%d 100:%d,%d,ACTIVE,100000000%n",
              i / PRODUCTS_EACH,
              i,
              KINDS.get(kind),
              GOODS.get(good),
              i,
              KINDS_CHINESE.get(kind),
              GOODS_CHINESE.get(good),
              COLOURS.get(random.nextInt(COLOURS.size())),
              10 + random.nextInt(90),
              500 + random.nextInt(5_000),
              450,
              100 + random.nextInt(2_000)));
    }
    return csv.toString();
  }

  /**
   * A query of each kind that buyers have, one after the other: words, Chinese, a part of a SKU,
   * and what is hard to find: a phrase that nobody has of words that one product in nine has.
   */
  static String query(int number, int products) {
    Random chance = new Random(number);
    String kind = KINDS.get(chance.nextInt(KINDS.size()));
    return switch (number % KINDS_OF_QUERIES) {
      case 0 -> "q=" + kind + "+" + GOODS.get(chance.nextInt(GOODS.size())).replace(' ', '+');
      case 1 -> "q=" + encoded(GOODS_CHINESE.get(chance.nextInt(GOODS_CHINESE.size())));
      case 2 -> "q=" + encoded(KINDS_CHINESE.get(chance.nextInt(KINDS_CHINESE.size())));
      case 3 -> "q=" + String.format(Locale.ROOT, "%06d", chance.nextInt(products));
      case 4 -> "q=" + kind + "&currency=CNY&minPrice=1000&maxPrice=1200";
      case 5 -> "q=%22cup+tea%22&limit=" + (20 + number % 50);
      case 6 -> "q=" + GOODS.get(chance.nextInt(GOODS.size())).replace(' ', '+') + "+-" + kind;
      default -> "q=" + COLOURS.get(chance.nextInt(COLOURS.size())) + "+" + kind + "+-towel";
    };
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
