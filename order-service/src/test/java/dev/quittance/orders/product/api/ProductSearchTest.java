package dev.quittance.orders.product.api;

import static dev.quittance.orders.supplier.api.Suppliers.registered;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.quittance.kit.security.Role;
import dev.quittance.orders.supplier.api.Suppliers;
import dev.quittance.testkit.identity.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProductSearchTest {

  private static final Map<String, String> CATALOGUE =
      Map.of(
          "Longjing green tea", "西湖龙井茶",
          "Porcelain teapot", "景德镇茶壶",
          "Bamboo cutting board", "竹制菜板",
          "USB-C data cables 2m", "数据线",
          "100% cotton socks", "纯棉袜子");

  private String supplier = "";

  /** Before the first test: the service's address is known to tests only. */
  @BeforeEach
  void add() {
    if (!supplier.isEmpty()) {
      return;
    }
    String carol = Suppliers.freshName();
    supplier = registered(carol);
    CATALOGUE.forEach((name, chinese) -> Products.added(carol, name, chinese));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      textBlock =
          """
          tea              | Longjing green tea, Porcelain teapot
          TEA -porcelain   | Longjing green tea
          -porcelain       |
          -c data          | USB-C data cables 2m
          cut or -tea      |
          "green tea"      | Longjing green tea
          "tea green"      |
          teas             | Longjing green tea
          cable            | USB-C data cables 2m
          cut or socks     | 100% cotton socks, Bamboo cutting board
          eapo             | Porcelain teapot
          sb-c             | USB-C data cables 2m
          2m               | USB-C data cables 2m
          100%             | 100% cotton socks
          0% cot           | 100% cotton socks
          a_t              |
          茶               | Longjing green tea, Porcelain teapot
          龙井             | Longjing green tea
          龙井茶           | Longjing green tea
          井龙             |
          茶 green         | Longjing green tea
          数据线2m         | USB-C data cables 2m
          ＵＳＢ-C         | USB-C data cables 2m
          zzzz             |
          """)
  void productsAreFoundByWordsPartsAndChineseCharacters(String query, String names) {
    List<String> found = new ArrayList<>(search(query).getList("data.name"));
    assertThat(String.join(", ", found.stream().sorted().toList()))
        .isEqualTo(names == null ? "" : names);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'", "\"", "\"tea", "tea & | !", "tea:*", "<->", "!!!", "((tea", "-", "--", "or", "or or",
        "\\", "%", "_", "tea\\", "AND", "*", "';--", "the", "😀", "茶:*", "(茶", "茶 or 壶"
      })
  void operatorsOfAnyKindAreNoError(String query) {
    search(query);
  }

  @Test
  void pricesAndCurrencyNarrowTheList() {
    assertThat(count("&currency=CNY&minPrice=1099&maxPrice=1099")).isEqualTo(5);
    assertThat(count("&currency=CNY&minPrice=1100")).isZero();
    assertThat(count("&currency=USD")).isZero();
    for (String wrong :
        List.of(
            "minPrice=1",
            "currency=EURO",
            "currency=CNY&minPrice=-1",
            "maxPrice=1.5",
            "q=",
            "supplier=x",
            "status=GONE")) {
      given()
          .auth()
          .oauth2(Tokens.of("bob", Role.BUYER))
          .get("/products?" + wrong)
          .then()
          .statusCode(400);
    }
    given()
        .auth()
        .oauth2(Tokens.of("bob", Role.BUYER))
        .get("/products?maxPrice=1")
        .then()
        .body("code", equalTo("currency_missing"));
  }

  @Test
  void pagesOfASearchHaveEachProductOnce() {
    List<String> seen = new ArrayList<>();
    String cursor = null;
    do {
      JsonPath page =
          given()
              .auth()
              .oauth2(Tokens.of("bob", Role.BUYER))
              .queryParams(cursor == null ? first() : Map.of("limit", 1, "cursor", cursor))
              .get("/products")
              .then()
              .statusCode(200)
              .extract()
              .jsonPath();
      seen.addAll(page.getList("data.name"));
      cursor = page.getString("nextCursor");
    } while (cursor != null);
    assertThat(seen).containsExactlyInAnyOrder("Longjing green tea", "Porcelain teapot");
  }

  private Map<String, Object> first() {
    return Map.of("limit", 1, "q", "茶", "supplier", supplier);
  }

  private int count(String filters) {
    return given()
        .auth()
        .oauth2(Tokens.of("bob", Role.BUYER))
        .get("/products?supplier=" + supplier + filters)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath()
        .getList("data")
        .size();
  }

  private JsonPath search(String query) {
    return given()
        .auth()
        .oauth2(Tokens.of("bob", Role.BUYER))
        .queryParam("q", query)
        .queryParam("supplier", supplier)
        .get("/products")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }
}
