package dev.quittance.orders.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvRecordsTest {

  /** N: a line feed, R: a carriage return, Q: a quote, B: a byte order mark. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a,bNc,dN                | 1[a b] 2[c d]
          Ba,bRNc,d               | 1[a b] 2[c d]
          a,bRc,dR                | 1[a b] 2[c d]
          NNa,bN NNc,d            | 3[a b] 6[c d]
          Qa,bQ,cN                | 1[a,b c]
          QaQQbQ,cN               | 1[aQb c]
          QaNbQ,cNd,e             | 1[aNb c] 3[d e]
          QaRNbQ,cRNd,eRN         | 1[aNb c] 3[d e]
          =1+1,@xN                | 1[=1+1 @x]
          ,,N                     | 1[  ]
          QaNb,cNd,eN             | 1! 2[b c] 3[d e]
          a,QbNc,dN               | 1! 2[c d]
          aQb,cNd,eNf,gQh         | 1! 2[d e] 3!
          QaQb,cNd,e              | 1! 2[d e]
          """)
  void eachRecordIsReadByItself(String text, String expected) throws IOException {
    String file =
        text.replace('N', '\n').replace('R', '\r').replace('Q', '"').replace('B', '\uFEFF');
    assertThat(String.join(" ", words(file.getBytes(StandardCharsets.UTF_8)))).isEqualTo(expected);
  }

  @Test
  void octetsThatAreNoUtf8SpoilTheirLineOnly() throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes("a,b\n".getBytes(StandardCharsets.UTF_8));
    file.writeBytes(new byte[] {'x', (byte) 0xC3, '(', ',', 'y', '\n'});
    file.writeBytes("茶,d\n".getBytes(StandardCharsets.UTF_8));
    assertThat(words(file.toByteArray())).containsExactly("1[a b]", "2[x\uFDD0( y]", "3[茶 d]");
  }

  @Test
  void aLineWithoutEndIsNotHeld() throws IOException {
    byte[] file = ("a,b\n" + "x".repeat(10_000_000) + "\nc,d\n").getBytes(StandardCharsets.UTF_8);
    assertThat(words(file)).containsExactly("1[a b]", "2!", "3[c d]");
  }

  /** The rest of the file would be in the quote. */
  @Test
  void aQuoteThatIsNeverClosedEndsWithItsLine() throws IOException {
    StringBuilder file = new StringBuilder("\"a,b\n");
    for (int i = 2; i <= 1_000; i++) {
      file.append("c").append(i).append(",d\n");
    }
    List<String> words = words(file.toString().getBytes(StandardCharsets.UTF_8));
    assertThat(words).hasSize(1_000).startsWith("1!", "2[c2 d]").endsWith("1000[c1000 d]");
  }

  private static List<String> words(byte[] file) throws IOException {
    List<String> words = new ArrayList<>();
    try (CsvRecords records = new CsvRecords(new ByteArrayInputStream(file))) {
      for (var one = records.next(); one != null; one = records.next()) {
        List<String> values = one.values();
        words.add(
            one.line()
                + (values == null
                    ? "!"
                    : "[" + String.join(" ", values).replace('\n', 'N').replace('"', 'Q') + "]"));
      }
    }
    return words;
  }
}
