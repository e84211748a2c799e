package dev.quittance.orders.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.junit.jupiter.api.Test;

class ReceiptWordTest {

  /** Otherwise a new font has to be made: see fonts/README.md. */
  @Test
  void eachCharacterOfEachWordIsInBothFonts() throws IOException {
    for (String weight : List.of("Regular", "Bold")) {
      assertThat(missing("/fonts/NotoSansSC-" + weight + "-receipt.ttf")).as(weight).isEmpty();
    }
  }

  private static String missing(String font) throws IOException {
    try (InputStream in =
            Objects.requireNonNull(ReceiptWord.class.getResourceAsStream(font), font);
        TrueTypeFont parsed =
            new TTFParser().parse(RandomAccessReadBuffer.createBufferFromStream(in))) {
      CmapLookup glyphs = parsed.getUnicodeCmapLookup();
      return Arrays.stream(ReceiptWord.values())
          .flatMap(word -> Stream.of(word.in(Locale.ENGLISH), word.in(Locale.CHINESE)))
          .flatMapToInt(String::codePoints)
          .filter(c -> glyphs.getGlyphId(c) == 0)
          .mapToObj(Character::toString)
          .distinct()
          .collect(Collectors.joining());
    }
  }
}
