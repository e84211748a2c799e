package dev.quittance.systemtests.demo.catalogue;

import dev.quittance.systemtests.demo.catalogue.Trade.Good;
import dev.quittance.systemtests.demo.catalogue.Trade.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Suppliers and products as lines of CSV. The same seed gives the same ones. */
public final class Catalogue {

  public static final int SUPPLIERS = 240;
  public static final int PRODUCTS_EACH = 21;

  public static final String SUPPLIER_HEADER =
      "external_reference,name,name_chinese,country,account_number,cnaps_code";
  public static final String PRODUCT_HEADER =
      "supplier,sku,name,name_chinese,description,currency,price_tiers,weight_grams,status,stock";

  private static final List<Words> CITIES =
      List.of(
          new Words("Hangzhou", "杭州"),
          new Words("Yiwu", "义乌"),
          new Words("Shenzhen", "深圳"),
          new Words("Guangzhou", "广州"),
          new Words("Ningbo", "宁波"),
          new Words("Suzhou", "苏州"),
          new Words("Quanzhou", "泉州"),
          new Words("Jingdezhen", "景德镇"),
          new Words("Foshan", "佛山"),
          new Words("Qingdao", "青岛"));

  private static final List<Words> BRANDS =
      List.of(
          new Words("Green Leaf", "绿叶"),
          new Words("Golden Harvest", "金丰"),
          new Words("East Star", "东星"),
          new Words("Bright Moon", "明月"),
          new Words("Great Wall", "长城"),
          new Words("Lucky Cloud", "祥云"),
          new Words("Red Maple", "红枫"),
          new Words("Silver Crane", "银鹤"),
          new Words("New Century", "新世纪"),
          new Words("Four Seasons", "四季"));

  /** Head offices of banks. */
  private static final List<String> CNAPS_CODES =
      List.of("102100099996", "105100000017", "104100000004");

  private static final List<Words> COLOURS =
      List.of(
          new Words("red", "红色"),
          new Words("blue", "蓝色"),
          new Words("green", "绿色"),
          new Words("black", "黑色"),
          new Words("white", "白色"),
          new Words("natural", "原色"));

  private static final int[] QUANTITIES = {1, 2, 5, 10, 20, 50};

  private final List<String> suppliers = new ArrayList<>();
  private final List<String> products = new ArrayList<>();
  private final Random random;

  public Catalogue(long seed) {
    random = new Random(seed);
    for (int i = 1; i <= SUPPLIERS; i++) {
      Trade trade = Trade.ALL.get(i % Trade.ALL.size());
      addSupplier(i, trade);
      for (int j = 1; j <= PRODUCTS_EACH; j++) {
        addProduct(i, j, trade);
      }
    }
  }

  /** Lines without the header. */
  public List<String> suppliers() {
    return suppliers;
  }

  /** Lines without the header. */
  public List<String> products() {
    return products;
  }

  /** The external reference of a supplier, from 1 on. */
  public static String reference(int supplier) {
    return String.format(Locale.ROOT, "DEMO-%04d", supplier);
  }

  private void addSupplier(int number, Trade trade) {
    Words city = one(CITIES);
    Words brand = one(BRANDS);
    suppliers.add(
        String.join(
            ",",
            reference(number),
            "\"%s %s %s Co., Ltd.\""
                .formatted(city.english(), brand.english(), trade.name().english()),
            city.chinese() + brand.chinese() + trade.name().chinese() + "有限公司",
            "CN",
            // Too short to be a card's, which would be refused.
            String.format(Locale.ROOT, "0%011d", random.nextLong(100_000_000_000L)),
            one(CNAPS_CODES)));
  }

  private void addProduct(int supplier, int number, Trade trade) {
    Words kind = one(trade.kinds());
    Words colour = one(COLOURS);
    Good good = one(trade.goods());
    boolean yuan = supplier % 3 != 0;
    long price =
        Math.max(1, Math.round(good.cents() * (0.7 + random.nextDouble()) * (yuan ? 7 : 1)));
    int least = QUANTITIES[random.nextInt(QUANTITIES.length)];
    products.add(
        String.join(
            ",",
            reference(supplier),
            String.format(Locale.ROOT, "%s-%04d-%02d", trade.code(), supplier, number),
            "\"%s %s, %s\"".formatted(kind.english(), good.name().english(), colour.english()),
            kind.chinese() + good.name().chinese() + " " + colour.chinese(),
            "\"Made by hand and by machine, checked piece by piece; %s packaging\""
                .formatted(colour.english()),
            yuan ? "CNY" : "USD",
            tiers(least, price),
            Integer.toString(Math.max(1, good.grams() * (90 + random.nextInt(20)) / 100)),
            random.nextInt(50) == 0 ? "DISCONTINUED" : "ACTIVE",
            Integer.toString(random.nextInt(20) == 0 ? 0 : random.nextInt(5_000))));
  }

  /** The more, the cheaper. */
  private static String tiers(int least, long price) {
    return "%s:%s %s:%s %s:%s"
        .formatted(
            least,
            price,
            least * 10,
            Math.max(1, price * 92 / 100),
            least * 100,
            Math.max(1, price * 85 / 100));
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }
}
