package dev.quittance.payments.receipt;

import static dev.quittance.payments.receipt.Receipts.eur;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoverTest {

  /** Receipts as account:left; what each of those used gives. */
  @ParameterizedTest(name = "{0} for {1}: {2}")
  @CsvSource({
    "a:100,             100, a:100",
    "a:100,             101, nothing",
    "a:100,              40, a:40",
    "a:60 a:60,         100, a:60 a:40",
    "a:0 a:100,         100, a:100",
    "a:100 a:5,         100, a:100",
    "a:60 b:60,         100, nothing",
    "a:60 b:100 a:10,   100, b:100",
    "a:60 b:100 a:40,   100, a:60 a:40",
    "'',                  1, nothing",
  })
  void whatIsLeftIsUsedInItsOrderAndOfOneAccount(String left, long needed, String expected) {
    List<Receipt> receipts =
        Arrays.stream(left.split(" ")).filter(one -> !one.isEmpty()).map(CoverTest::left).toList();
    Optional<Cover> cover = Cover.of(receipts, eur(needed));
    assertThat(cover.map(CoverTest::words).orElse("nothing")).isEqualTo(expected);
  }

  private static Receipt left(String accountAndLeft) {
    String[] parts = accountAndLeft.split(":");
    long left = Long.parseLong(parts[1]);
    return new Receipt(
        Receipts.terms(parts[0], eur(100)),
        new ReceiptState(2, eur(100 - left), eur(0), eur(0), null));
  }

  private static String words(Cover cover) {
    return cover.parts().stream()
        .map(part -> part.receipt().terms().bankAccount() + ":" + part.amount().amountMinor())
        .collect(Collectors.joining(" "));
  }
}
