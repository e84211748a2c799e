package dev.quittance.orders.order.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.quittance.contract.CardNumbers;
import dev.quittance.contract.Money;
import dev.quittance.kit.problem.Problem;
import dev.quittance.kit.problem.ProblemException;
import dev.quittance.kit.validation.BodyValidation;
import dev.quittance.orders.order.api.OrderRequest.Line;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each field of an order may be. */
class OrderRequestTest {

  private static final ValidatorFactory VALIDATORS = Validation.buildDefaultValidatorFactory();
  private static final BodyValidation VALIDATION = new BodyValidation(VALIDATORS.getValidator());
  private static final Line TEA = new Line("TEA", null, 2L, Money.of(1099, "CNY"));

  @AfterAll
  static void close() {
    VALIDATORS.close();
  }

  @ParameterizedTest
  @CsvSource({
    "4242424242424242, true",
    "4242-4242-4242-4242, true",
    "4242 4242 4242 4242, true",
    "378282246310005, true",
    "6304000000000000, true",
    "4242424242424241, false",
    "pm_card_ok, false",
    "pm_4242424242424242, true",
    "18, false",
    "12345678903, false",
  })
  void whatLooksLikeACardNumberIsRefusedWithoutRepeatingIt(String id, boolean looksLikeOne) {
    assertThat(CardNumbers.isIn(id)).isEqualTo(looksLikeOne);
    List<Problem.FieldError> errors = errors(new OrderRequest(id, id, List.of(TEA)));
    assertThat(errors)
        .hasSize(looksLikeOne ? 2 : 0)
        .allSatisfy(error -> assertThat(error.message()).contains("token").doesNotContain(id));
  }

  @ParameterizedTest
  @CsvSource({"''", "a b", "a/b", "a:b", "_a", "-a", "ä"})
  void idsThatAreNotNamesAreRefused(String id) {
    assertThat(errors(new OrderRequest(id, "pm", List.of(TEA))))
        .extracting(Problem.FieldError::field)
        .containsExactly("supplierId");
  }

  @Test
  void cardNumbersAreRefusedInSkusAndNamesButBarCodesAreSkus() {
    String barCode = "6901234567090";
    assertThat(CardNumbers.isIn(barCode)).isTrue();
    assertThat(errorsOf(barCode, null)).isEmpty();
    assertThat(errorsOf("No 4242 4242 4242 4242", "4242424242424242"))
        .containsExactly("lines[1].sku", "lines[1].name");
  }

  @Test
  void textThatADatabaseCannotHoldOrThatIsTooLongIsRefused() {
    for (String text : List.of("", "  ", "a\u0000b", "a\nb", "\ud800", "x".repeat(201))) {
      assertThat(errorsOf(text, text)).containsExactly("lines[1].sku", "lines[1].name");
    }
    assertThat(errorsOf("x".repeat(64), "x".repeat(200))).isEmpty();
    assertThat(errorsOf("x".repeat(65), "x".repeat(200))).containsExactly("lines[1].sku");
  }

  private static List<String> errorsOf(String sku, @Nullable String name) {
    Line line = new Line(sku, name, 1L, Money.of(1, "CNY"));
    return errors(new OrderRequest("s", "pm", List.of(TEA, line))).stream()
        .map(Problem.FieldError::field)
        .toList();
  }

  private static List<Problem.FieldError> errors(OrderRequest request) {
    ProblemException e =
        catchThrowableOfType(ProblemException.class, () -> VALIDATION.check(request));
    return e == null || e.problem().errors() == null ? List.of() : e.problem().errors();
  }
}
