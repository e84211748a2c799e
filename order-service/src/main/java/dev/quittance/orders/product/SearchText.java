package dev.quittance.orders.product;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * How products are found by text that has no words: in Chinese, Japanese and Korean nothing stands
 * between words, and a query often has one or two characters. So every such character and every
 * pair of neighbours is a term (a gram), of products and of queries.
 */
public final class SearchText {

  private static final Set<UnicodeScript> WITHOUT_WORDS =
      Set.of(
          UnicodeScript.HAN,
          UnicodeScript.HIRAGANA,
          UnicodeScript.KATAKANA,
          UnicodeScript.HANGUL,
          UnicodeScript.BOPOMOFO);

  private SearchText() {}

  /**
   * Text as it is compared: full-width forms are their usual ones (NFKC), letters are small, and
   * runs of white space are one blank.
   */
  public static String normal(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .strip()
        .replaceAll("\\s+", " ");
  }

  /**
   * The terms of a text.
   *
   * @param normal see {@link #normal}
   * @return single characters and pairs, each once, in the order of the text
   */
  public static Set<String> grams(String normal) {
    Set<String> grams = new LinkedHashSet<>();
    for (String run : runs(normal)) {
      int[] characters = run.codePoints().toArray();
      for (int i = 0; i < characters.length; i++) {
        grams.add(Character.toString(characters[i]));
        if (i > 0) {
          grams.add(new String(characters, i - 1, 2));
        }
      }
    }
    return grams;
  }

  /**
   * The terms that a product must have to contain a text: its pairs, and characters that stand
   * alone.
   */
  public static Set<String> requiredGrams(String normal) {
    Set<String> grams = new LinkedHashSet<>();
    for (String run : runs(normal)) {
      int[] characters = run.codePoints().toArray();
      if (characters.length == 1) {
        grams.add(run);
      }
      for (int i = 1; i < characters.length; i++) {
        grams.add(new String(characters, i - 1, 2));
      }
    }
    return grams;
  }

  /** The longest parts that are of these scripts alone, in the order of the text. */
  public static List<String> runs(String normal) {
    List<String> runs = new ArrayList<>();
    StringBuilder run = new StringBuilder();
    normal
        .codePoints()
        .forEach(character -> {
          if (isWithoutWords(character)) {
            run.appendCodePoint(character);
          } else if (!run.isEmpty()) {
            runs.add(run.toString());
            run.setLength(0);
          }
        });
    if (!run.isEmpty()) {
      runs.add(run.toString());
    }
    return runs;
  }

  /** The text with a blank in place of everything that {@link #runs} finds. */
  public static String withoutRuns(String normal) {
    StringBuilder rest = new StringBuilder();
    normal
        .codePoints()
        .forEach(character -> rest.appendCodePoint(isWithoutWords(character) ? ' ' : character));
    return rest.toString().strip().replaceAll(" +", " ");
  }

  private static boolean isWithoutWords(int character) {
    return WITHOUT_WORDS.contains(UnicodeScript.of(character));
  }
}
