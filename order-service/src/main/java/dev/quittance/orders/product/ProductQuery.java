package dev.quittance.orders.product;

import java.util.List;
import java.util.Set;

/**
 * A search by text, taken apart. A product is found if it has all of it: each run of Chinese,
 * Japanese or Korean characters as it stands, and of the rest the words, as {@code
 * websearch_to_tsquery} reads them, or the text itself.
 *
 * @param runs each is a part of a found product's text
 * @param grams terms that a found product has, for an index
 * @param words the rest; empty if there is none
 */
public record ProductQuery(List<String> runs, Set<String> grams, String words) {

  /** A trigram needs so many; a shorter text is looked up as a word only. */
  private static final int LEAST_FOR_TRIGRAMS = 3;

  public ProductQuery {
    runs = List.copyOf(runs);
    grams = Set.copyOf(grams);
  }

  public static ProductQuery of(String text) {
    String normal = SearchText.normal(text);
    return new ProductQuery(
        SearchText.runs(normal), SearchText.requiredGrams(normal), SearchText.withoutRuns(normal));
  }

  /** Whether the words are also looked for as a part of the text. */
  public boolean isSubstring() {
    return words.codePoints().filter(Character::isLetterOrDigit).count() >= LEAST_FOR_TRIGRAMS;
  }

  /** The pattern of {@code LIKE} that finds the words as a part of a text. */
  public String pattern() {
    return "%" + words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
  }
}
