package dev.quittance.systemtests.demo.catalogue;

import java.util.List;

/**
 * What a supplier of a kind sells.
 *
 * @param code the beginning of its SKUs
 * @param kinds adjectives of its products
 */
record Trade(String code, Words name, List<Words> kinds, List<Good> goods) {

  /** The same in two languages. */
  record Words(String english, String chinese) {}

  /**
   * A product without its adjectives.
   *
   * @param cents what one costs, about, in hundredths of a US dollar
   * @param grams what one weighs, about
   */
  record Good(Words name, int cents, int grams) {}

  static final List<Trade> ALL =
      List.of(
          trade(
              "TEA",
              "Tea",
              "茶业",
              "Spring 春季;Organic 有机;Aged 陈年;Gift-box 礼盒装;Jasmine-scented 茉莉花",
              "Longjing tea=龙井茶=900=250;Pu'er tea cake=普洱茶饼=1500=357;Oolong tea=乌龙茶=800=250;"
                  + "Black tea=红茶=600=250;White tea=白茶=1100=200;Chrysanthemum tea=菊花茶=300=100"),
          trade(
              "CER",
              "Ceramics",
              "陶瓷",
              "Handmade 手工;Blue-and-white 青花;Celadon 青瓷;Matt 哑光;Travel 旅行",
              "teapot=茶壶=1800=650;tea cup=茶杯=250=150;rice bowl=饭碗=180=220;vase=花瓶=2600=1400;"
                  + "dinner plate=餐盘=320=480;incense burner=香炉=1500=700"),
          trade(
              "LED",
              "Lighting",
              "照明",
              "Dimmable 可调光;Solar 太阳能;Waterproof 防水;Smart 智能;Warm-white 暖白",
              "LED bulb=LED灯泡=120=60;desk lamp=台灯=1400=900;floor lamp=落地灯=3200=4200;"
                  + "string light=灯串=450=300;street light=路灯=8900=6500;strip light=灯带=350=250"),
          trade(
              "ELE",
              "Electronics",
              "电子科技",
              "Wireless 无线;Fast-charging 快充;Foldable 折叠;Noise-cancelling 降噪;Mini 迷你",
              "USB-C data cable=USB-C数据线=90=40;power bank=充电宝=1100=320;headphones=耳机=1700=250;"
                  + "keyboard=键盘=1300=700;speaker=音箱=1900=800;webcam=摄像头=1500=180"),
          trade(
              "TEX",
              "Textiles",
              "纺织",
              "Pure cotton 纯棉;Silk 真丝;Linen 亚麻;Quick-drying 速干;Embroidered 刺绣",
              "T-shirt=T恤=320=180;scarf=围巾=650=150;bath towel=浴巾=480=450;bed sheet=床单=1300=900;"
                  + "socks=袜子=60=45;apron=围裙=240=200"),
          trade(
              "TOY",
              "Toys",
              "玩具",
              "Wooden 木制;Educational 益智;Remote-controlled 遥控;Plush 毛绒;Magnetic 磁力",
              "building blocks=积木=900=800;puzzle=拼图=350=400;car=小汽车=700=350;bear=小熊=600=300;"
                  + "kite=风筝=280=150;chess set=象棋=1100=1200"),
          trade(
              "KIT",
              "Kitchenware",
              "厨具",
              "Stainless-steel 不锈钢;Non-stick 不粘;Cast-iron 铸铁;Silicone 硅胶;Bamboo 竹制",
              "frying pan=煎锅=1400=1100;wok=炒锅=1900=1600;chopsticks=筷子=80=60;"
                  + "cutting board=菜板=700=900;kitchen knife=菜刀=1200=350;thermos=保温杯=800=380"),
          trade(
              "TOO",
              "Tools",
              "五金工具",
              "Cordless 充电式;Heavy-duty 重型;Adjustable 可调;Insulated 绝缘;Precision 精密",
              "drill=电钻=3900=1500;hammer=锤子=600=700;wrench=扳手=500=400;"
                  + "screwdriver set=螺丝刀套装=750=500;tape measure=卷尺=200=200;pliers=钳子=450=300"),
          trade(
              "STA",
              "Stationery",
              "文具",
              "Recycled 再生纸;Retractable 按动;Coloured 彩色;Hardcover 硬皮;Erasable 可擦",
              "notebook=笔记本=180=300;gel pen=中性笔=30=12;marker=马克笔=70=20;stapler=订书机=280=250;"
                  + "brush pen=毛笔=220=30;folder=文件夹=110=120"),
          trade(
              "FUR",
              "Furniture",
              "家具",
              "Solid-wood 实木;Folding 折叠;Ergonomic 人体工学;Rattan 藤编;Height-adjustable 升降",
              "chair=椅子=4500=6500;desk=书桌=9800=24000;bookshelf=书架=6200=18000;stool=凳子=1900=3000;"
                  + "bedside table=床头柜=4100=9000;coat rack=衣帽架=2300=3500"),
          trade(
              "SPO",
              "Sports goods",
              "体育用品",
              "Professional 专业;Lightweight 轻便;Inflatable 充气;Carbon 碳纤维;Anti-slip 防滑",
              "badminton racket=羽毛球拍=2100=95;yoga mat=瑜伽垫=900=1100;tent=帐篷=5600=3200;"
                  + "football=足球=800=430;skipping rope=跳绳=180=150;water bottle=运动水壶=400=160"),
          trade(
              "BAG",
              "Bags",
              "箱包",
              "Leather 真皮;Canvas 帆布;Waterproof 防水;Business 商务;School 学生",
              "backpack=双肩包=2400=850;suitcase=行李箱=5900=3600;wallet=钱包=900=120;"
                  + "handbag=手提包=3100=700;belt bag=腰包=700=200;laptop sleeve=电脑内胆包=800=220"));

  private static Trade trade(
      String code, String english, String chinese, String kinds, String goods) {
    return new Trade(
        code,
        new Words(english, chinese),
        List.of(kinds.split(";")).stream().map(Trade::words).toList(),
        List.of(goods.split(";")).stream().map(Trade::good).toList());
  }

  private static Words words(String text) {
    int blank = text.lastIndexOf(' ');
    return new Words(text.substring(0, blank), text.substring(blank + 1));
  }

  private static Good good(String text) {
    String[] parts = text.split("=", -1);
    return new Good(
        new Words(parts[0], parts[1]), Integer.parseInt(parts[2]), Integer.parseInt(parts[3]));
  }
}
