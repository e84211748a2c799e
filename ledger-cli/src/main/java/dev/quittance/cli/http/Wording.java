package dev.quittance.cli.http;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What services say to HTTP clients, in the words of the command line: who typed an option did not
 * send a parameter.
 */
final class Wording {

  /** Fields and parameters, and the options that set them. */
  private static final Map<String, String> OPTIONS =
      Map.ofEntries(
          Map.entry("asOf", "--as-of"),
          Map.entry("asOfOffsets", "--as-of-offsets"),
          Map.entry("limit", "--limit"),
          Map.entry("prefix", "--prefix"),
          Map.entry("currency", "--currency"),
          Map.entry("from", "--from"),
          Map.entry("to", "--to"),
          Map.entry("status", "--status"),
          Map.entry("buyer", "--buyer"),
          Map.entry("buyerId", "--buyer"),
          Map.entry("supplier", "--supplier"),
          Map.entry("supplierId", "--supplier"),
          Map.entry("placedFrom", "--placed-from"),
          Map.entry("placedTo", "--placed-to"),
          Map.entry("minAmount", "--min-amount"),
          Map.entry("maxAmount", "--max-amount"),
          Map.entry("acceptDifferences", "--accept-differences"),
          Map.entry("reason", "--reason"));

  private record Phrase(Pattern said, String instead) {}

  /** Requests that services advise, and the commands that make them. */
  private static final List<Phrase> PHRASES =
      List.of(
          phrase("POST /replays/\\{?(\\w+)\\}?/cancel", "quittance replay cancel $1"),
          phrase("POST /parked-events/\\{?([\\w-]+)\\}?/(retry|discard)", "quittance parked $2 $1"),
          phrase("GET /parked-events(\\?\\S*\\w)?", "quittance parked list"),
          phrase("GET /accounts/\\S*/statement(\\?\\S*\\w)?", "quittance statement"),
          phrase("GET /accounts\\?prefix=", "quittance accounts --prefix"),
          phrase("GET /(accounts|transactions|trial-balance|chain-heads)\\b", "quittance $1"),
          phrase("GET /replays\\b(/\\{id\\})?", "quittance replay list"),
          phrase("POST /replays\\b", "quittance replay verify"),
          phrase("POST /approvals/\\{?(\\w+)\\}?/(approve|reject)", "quittance approvals $2 $1"),
          phrase("GET /approvals\\b(/\\{id\\})?", "quittance approvals list"),
          phrase("; write the \\+ of an offset as %2B", ""),
          phrase(", as in asOf\\.offsets of an answer", ", as the last line of a read has them"),
          phrase("minor units, 12 digits at most", "decimals of the currency, 12 digits at most"),
          phrase(
              "\\b(asOf|asOfOffsets) and (asOf|asOfOffsets) exclude each other: send one",
              "$1 and $2 exclude each other: give one"),
          phrase("\\badd currency=", "add --currency"),
          phrase("\\badd currency\\b", "add --currency"),
          phrase(" again, without cursor=", " again"),
          // A name that is no word of English is a parameter wherever it is.
          phrase("\\basOfOffsets\\b", "--as-of-offsets"),
          phrase("\\basOf\\b", "--as-of"),
          phrase("\\bplacedFrom\\b", "--placed-from"),
          phrase("\\bplacedTo\\b", "--placed-to"),
          phrase("\\bminAmount\\b", "--min-amount"),
          phrase("\\bmaxAmount\\b", "--max-amount"),
          phrase("\\bacceptDifferences\\b", "--accept-differences"));

  private Wording() {}

  private static Phrase phrase(String said, String instead) {
    return new Phrase(Pattern.compile(said), instead);
  }

  /** A sentence of a service. */
  static String of(String said) {
    String text = said;
    for (Phrase phrase : PHRASES) {
      text = phrase.said().matcher(text).replaceAll(phrase.instead());
    }
    return text;
  }

  /** The option that set a field, or the field if none did. */
  static String option(String field) {
    return OPTIONS.getOrDefault(field, field);
  }
}
