package dev.quittance.kit.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReaderLanguageTest {

  @ParameterizedTest(name = "{0} is answered in {1}")
  @CsvSource(
      delimiter = '|',
      nullValues = "absent",
      value = {
        "absent | en",
        "'' | en",
        "en-GB | en",
        "zh | zh",
        "zh-CN,zh;q=0.9,en;q=0.8 | zh",
        "zh-Hant-HK | zh",
        "de, zh;q=0.5 | zh",
        "de, en;q=0.4, zh;q=0.2 | en",
        "de | en",
        "* | en",
        "zh;q=0 , en | en",
        "zh;q=many | en",
        "'; drop table' | en",
      })
  void anAnswerIsInTheFirstLanguageOfOursThatItsReaderAccepts(String header, String language) {
    assertThat(ReaderLanguage.of(header).getLanguage()).isEqualTo(language);
  }
}
