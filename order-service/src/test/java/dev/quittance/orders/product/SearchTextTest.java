package dev.quittance.orders.product;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Longjing Tea        | longjing tea   | ''
          龙井茶               | 龙井茶          | 龙 井 龙井 茶 井茶
          USB-C 数据线 2m      | usb-c 数据线 2m | 数 据 数据 线 据线
          ＬＥＤ灯             | led灯          | 灯
          茶 茶                | 茶 茶          | 茶
          ひらカタ             | ひらカタ        | ひ ら ひら カ らカ タ カタ
          𠮷野                | 𠮷野           | 𠮷 野 𠮷野
          """)
  void aTextHasItsCharactersAndPairs(String text, String normal, String grams) {
    assertThat(SearchText.normal(text)).isEqualTo(normal);
    assertThat(String.join(" ", SearchText.grams(normal))).isEqualTo(grams);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # query             | runs         | grams        | words              | substring
          tea                 | ''           | ''           | tea                | true
          TV                  | ''           | ''           | tv                 | false
          茶                   | 茶           | 茶           | ''                 | false
          龙井                 | 龙井          | 龙井         | ''                 | false
          龙井茶               | 龙井茶        | 井茶 龙井     | ''                 | false
          龙井 茶              | 龙井 茶       | 茶 龙井      | ''                 | false
          usb数据线 2m         | 数据线        | 据线 数据     | usb 2m             | true
          '"green tea" -bag'  | ''           | ''           | '"green tea" -bag' | true
          100%_               | ''           | ''           | 100%_              | true
          ":*&!()"            | ''           | ''           | ":*&!()"           | false
          """,
      quoteCharacter = '\'')
  void aQueryIsTakenApart(String text, String runs, String grams, String words, boolean substring) {
    ProductQuery query = ProductQuery.of(text);
    assertThat(String.join(" ", query.runs())).isEqualTo(runs);
    assertThat(String.join(" ", query.grams().stream().sorted().toList())).isEqualTo(grams);
    assertThat(query.words()).isEqualTo(words);
    assertThat(query.isSubstring()).isEqualTo(substring);
  }
}
