package dev.quittance.orders.shipping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShippingTableTest {

  private static final String TABLE =
      """
      # name      country region currency steps                from        until
      home        CN      -      CNY      1000:800,5000:1500
      far         CN      CN-XJ  CNY      1000:1500,*:4000
      world       *       -      CNY      *:9900
      dollars     *       -      USD      500:0,2000:2600
      early       FR      -      EUR      *:100                -           2026-01-01
      late        FR      -      EUR      *:200                2026-01-01  -
      """;

  private final ShippingTable table = new ShippingTable(rules(TABLE));

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # country | region | grams  | currency | day        | price
          CN        |        | 1      | CNY      | 2026-06-01 | 800 by home
          CN        |        | 1000   | CNY      | 2026-06-01 | 800 by home
          CN        |        | 1001   | CNY      | 2026-06-01 | 1500 by home
          CN        |        | 5001   | CNY      | 2026-06-01 | at most 5000 g
          CN        | CN-ZJ  | 1000   | CNY      | 2026-06-01 | 800 by home
          CN        | CN-XJ  | 1000   | CNY      | 2026-06-01 | 1500 by far
          CN        | CN-XJ  | 999999 | CNY      | 2026-06-01 | 4000 by far
          DE        | DE-BE  | 999999 | CNY      | 2026-06-01 | 9900 by world
          CN        | CN-XJ  | 500    | USD      | 2026-06-01 | 0 by dollars
          DE        |        | 2001   | USD      | 2026-06-01 | at most 2000 g
          FR        |        | 1      | EUR      | 2025-12-31 | 100 by early
          FR        |        | 1      | EUR      | 2026-01-01 | 200 by late
          DE        |        | 1      | EUR      | 2026-01-01 | none
          CN        |        | 1      | JPY      | 2026-01-01 | none
          """,
      delimiter = '|')
  void theRuleThatNamesThePlaceMostExactlySaysThePrice(
      String country,
      @Nullable String region,
      long grams,
      String currency,
      String day,
      String expected) {
    ShippingPrice price =
        table.price(
            new Destination(country, region), grams, Currency.getInstance(currency), at(day));
    assertThat(
            switch (price) {
              case ShippingPrice.Priced(var money, var rule) -> money.amountMinor() + " by " + rule;
              case ShippingPrice.NoRule() -> "none";
              case ShippingPrice.TooHeavy(long most) -> "at most " + most + " g";
            })
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          a CN CN-ZJ CNY *:1 - -    ; a CN CN-ZJ CNY *:2 - -                        | same place
          a CN - CNY *:1 - 2026-02-01 ; b CN - CNY *:2 2026-01-01 -                 | same place
          a CN - CNY 1000:1,1000:2                                                  | above the one
          a CN - CNY 0:1                                                            | 1 gram or more
          a CN - CNY *:1,1000:2                                                     | above the one
          a CN - CNY *:1000000000000                                                | a price is
          a CN DE-BE CNY *:1                                                        | none of its
          a *  DE-BE CNY *:1                                                        | none of its
          a CN - CNY *:1 2026-01-01 2026-01-01                                      | it ends before
          """,
      delimiter = '|')
  void rulesThatContradictThemselvesOrEachOtherAreRefused(String rules, String why) {
    assertThatThrownBy(() -> new ShippingTable(rules(rules.replace(";", "\n"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("shipping rule")
        .hasMessageContaining(why);
  }

  @Test
  void aRegionIsOneOfItsCountry() {
    assertThatThrownBy(() -> new Destination("CN", "DE-BE"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<ShippingRule> rules(String text) {
    List<ShippingRule> rules = new ArrayList<>();
    for (String line : text.lines().map(String::strip).toList()) {
      if (!line.isEmpty() && !line.startsWith("#")) {
        String[] word = Arrays.copyOf(line.split(" +"), 7);
        rules.add(
            new ShippingRule(
                word[0],
                word[1].equals("*") ? null : word[1],
                word[2].equals("-") ? null : word[2],
                Currency.getInstance(word[3]),
                Arrays.stream(word[4].split(",")).map(ShippingTableTest::step).toList(),
                time(word[5]),
                time(word[6])));
      }
    }
    return rules;
  }

  private static ShippingRule.Step step(String text) {
    String[] part = text.split(":");
    return new ShippingRule.Step(
        part[0].equals("*") ? ShippingRule.ANY_WEIGHT : Long.parseLong(part[0]),
        Long.parseLong(part[1]));
  }

  private static @Nullable Instant time(@Nullable String day) {
    return day == null || day.equals("-") ? null : at(day);
  }

  private static Instant at(String day) {
    return Instant.parse(day + "T00:00:00Z");
  }
}
