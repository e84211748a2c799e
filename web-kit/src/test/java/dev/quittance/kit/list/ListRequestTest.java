package dev.quittance.kit.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quittance.contract.Ids;
import dev.quittance.kit.problem.ProblemException;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListRequestTest {

  private enum Ripeness {
    GREEN,
    RIPE
  }

  @Test
  void aPageHasTwentyItemsUnlessMoreOrFewerAreAskedFor() {
    assertThat(page(null, null).listRequest("fruits").limit()).isEqualTo(20);
    assertThat(page("1", null).listRequest("fruits").limit()).isEqualTo(1);
    assertThat(page("100", null).listRequest("fruits").limit()).isEqualTo(100);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-2147483648", "-1", "0", "101", "99999999999", "ten", "2.0", " 2", ""})
  void anyOtherLimitIsRefused(String limit) {
    assertRefused("bad_parameter", () -> page(limit, null).listRequest("fruits"));
  }

  @Test
  void theFirstPageIsFilteredByTheQuery() {
    ListRequest request =
        page(null, null).listRequest("fruits").filter("colour", "red").filter("size", null);
    assertThat(request.cursor()).isNull();
    assertThat(request.value("colour")).isEqualTo("red");
    assertThat(request.value("size")).isNull();
  }

  @Test
  void theNextPageIsFilteredByTheCursorAndKnowsTheLastPlace() {
    String cursor = cursorAfterFig();
    ListRequest alone = page("7", cursor).listRequest("fruits").filter("colour", null);
    ListRequest repeated = page("7", cursor).listRequest("fruits").filter("colour", "red");
    assertThat(repeated).isEqualTo(alone);
    assertThat(alone.limit()).isEqualTo(7);
    assertThat(alone.value("colour")).isEqualTo("red");
    assertThat(alone.cursor()).extracting(read -> read.value("after")).isEqualTo("fig");
  }

  @Test
  void theCursorOfALaterPageNamesItsOwnLastPlace() {
    ListRequest second = page("1", cursorAfterFig()).listRequest("fruits");
    String third = second.page(List.of("kiwi", "lime"), ListRequestTest::place).nextCursor();
    ListRequest next = page("1", third).listRequest("fruits");
    assertThat(next.value("colour")).isEqualTo("red");
    assertThat(next.cursor()).extracting(read -> read.value("after")).isEqualTo("kiwi");
  }

  @Test
  void aFilterCannotBeChangedOrAddedOnTheWay() {
    ListRequest next = page(null, cursorAfterFig()).listRequest("fruits");
    assertRefused("bad_cursor", () -> next.filter("colour", "green"));
    assertRefused("bad_cursor", () -> next.filter("size", "small"));
  }

  @Test
  void aFilterIsReadAsWhatItMeans() {
    String order = Ids.next(Ids.ORDER);
    ListRequest request =
        page(null, null)
            .listRequest("fruits")
            .filter("buyerId", "buyer-1")
            .filter("orderId", order)
            .filter("ripeness", "RIPE");
    assertThat(request.name("buyerId")).isEqualTo("buyer-1");
    assertThat(request.id("orderId", Ids.ORDER)).isEqualTo(order);
    assertThat(request.word("ripeness", Ripeness.class)).isEqualTo(Ripeness.RIPE);
    assertThat(request.name("absent")).isNull();
    assertThat(request.id("absent", Ids.ORDER)).isNull();
    assertThat(request.word("absent", Ripeness.class)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a/b", "RIPE ", "\u0000"})
  void aFilterThatMeansNothingIsRefused(String text) {
    ListRequest request =
        page(null, null).listRequest("fruits").filter("it", text).filter("near", "ord_1");
    assertRefused("bad_parameter: it must be 1 to 64 letters", () -> request.name("it"));
    assertRefused("bad_parameter: it must be 'ord_' and", () -> request.id("it", Ids.ORDER));
    assertRefused("bad_parameter: near must be", () -> request.id("near", Ids.ORDER));
    assertRefused(
        "bad_parameter: it must be one of [GREEN, RIPE].",
        () -> request.word("it", Ripeness.class));
  }

  @Test
  void theCursorOfAnotherListIsRefused() {
    String cursor = cursorAfterFig();
    assertRefused("bad_cursor", () -> page(null, cursor).listRequest("nuts"));
    String ofNone = new Cursor(Map.of("after", "fig")).text();
    assertRefused("bad_cursor", () -> page(null, ofNone).listRequest("fruits"));
  }

  @Test
  void onlyAnItemTooManyMakesANextPage() {
    ListRequest request = page("2", null).listRequest("fruits");
    assertThat(request.lookAhead()).isEqualTo(3);
    for (List<String> last : List.of(List.<String>of(), List.of("fig"), List.of("fig", "kiwi"))) {
      assertThat(request.page(last, ListRequestTest::place)).isEqualTo(new Page<>(last, null));
    }
    Page<String> page = request.page(List.of("fig", "kiwi", "lime"), ListRequestTest::place);
    assertThat(page.data()).containsExactly("fig", "kiwi");
    assertThat(page.nextCursor()).isNotNull();
    assertThat(page.map(String::length)).isEqualTo(new Page<>(List.of(3, 4), page.nextCursor()));
  }

  private static @Nullable String cursorAfterFig() {
    return page("1", null)
        .listRequest("fruits")
        .filter("colour", "red")
        .page(List.of("fig", "kiwi"), ListRequestTest::place)
        .nextCursor();
  }

  private static Map<String, String> place(String last) {
    return Map.of("after", last);
  }

  private static PageParameters page(@Nullable String limit, @Nullable String cursor) {
    return new PageParameters(limit, cursor);
  }

  private static void assertRefused(String code, ThrowingCallable request) {
    assertThatThrownBy(request).isInstanceOf(ProblemException.class).hasMessageStartingWith(code);
  }
}
