package dev.quittance.systemtests.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A sound JSON body, damaged in ways that a JSON library does not write. */
final class Bodies {

  private static final Pattern NUMBER = Pattern.compile("(?<=:)-?\\d+");
  private static final Pattern TEXT = Pattern.compile("(?<=:)\"[^\"]*\"");
  private static final Pattern FIELD = Pattern.compile("\"[^\"]*\":(\"[^\"]*\"|-?\\d+|true)");

  private static final List<String> NUMBERS =
      List.of(
          "1e400",
          "1E+2",
          "-1e-400",
          "9e999999999",
          "9".repeat(1_000),
          "0." + "0".repeat(2_000) + "1",
          "-0",
          "01",
          "+1",
          "1.",
          ".5",
          "0x10",
          "NaN",
          "Infinity",
          "-Infinity",
          "1.0",
          "1e0",
          "9223372036854775808",
          "\"1\"",
          "true",
          "null",
          "[]",
          "{}",
          "\u0661");

  private static final List<String> TEXTS =
      List.of(
          "\"\\ud800\"",
          "\"\\udc00\\ud800\"",
          "\"a\\ud83d\"",
          "\"\\u0000\"",
          "\"a\u0000b\"",
          "\"a\nb\"",
          "\"\u0001\"",
          "\"\\x41\"",
          "\"\\u00g0\"",
          "\"\\",
          "'a'",
          "\"\"",
          "\" \"",
          "\"\u202e\u200b\ufeff\"",
          "\"\\u0085\\u2028\"",
          "\"4111111111111111\"",
          "\"" + "\ud83d\ude00".repeat(300) + "\"",
          "\"" + "a".repeat(70_000) + "\"",
          "1",
          "null",
          "[\"a\"]",
          "{\"a\":\"b\"}");

  private static final List<String> WHOLE =
      List.of(
          "",
          " ",
          "\n\t ",
          "null",
          "true",
          "1",
          "\"a\"",
          "[]",
          "{}",
          "{",
          "}",
          "[".repeat(30_000),
          "{\"a\":".repeat(10_000),
          "[".repeat(600) + "]".repeat(600),
          "{\"a\":".repeat(600) + "1" + "}".repeat(600),
          "a=1&b=2",
          "<a/>",
          "%PDF-1.4",
          "\u0000");

  private final String sound;
  private final Random random;

  /**
   * @param sound a JSON object without spaces
   */
  Bodies(String sound, Random random) {
    this.sound = sound;
    this.random = random;
  }

  /** All of them, by what is wrong with them. */
  Map<String, byte[]> all() {
    Map<String, byte[]> bodies = new LinkedHashMap<>();
    NUMBERS.forEach(text -> replace(bodies, NUMBER, text, "number "));
    TEXTS.forEach(text -> replace(bodies, TEXT, text, "text "));
    WHOLE.forEach(text -> bodies.put("body " + shown(text), text.getBytes(UTF_8)));
    structure(bodies);
    encodings(bodies);
    return bodies;
  }

  private void structure(Map<String, byte[]> bodies) {
    for (MatchResult field : FIELD.matcher(sound).results().toList()) {
      String twice = field.group() + "," + field.group();
      bodies.put("twice " + field.group(), spliced(field, twice));
    }
    for (int i = 0; i < 4; i++) {
      int end = random.nextInt(sound.length());
      bodies.put("cut at " + end, sound.substring(0, end).getBytes(UTF_8));
    }
    String inner = sound.substring(1);
    bodies.put("two values", (sound + sound).getBytes(UTF_8));
    bodies.put("trailing text", (sound + "x").getBytes(UTF_8));
    bodies.put("a comment", ("/* a */" + sound).getBytes(UTF_8));
    bodies.put("a trailing comma", sound.replaceFirst("}$", ",}").getBytes(UTF_8));
    for (String name : List.of("__proto__", "@class", "", "\\u0000", "buyerId", "decidedBy")) {
      bodies.put(
          "field " + name, ("{\"" + name + "\":\"a\"" + comma(inner) + inner).getBytes(UTF_8));
    }
    bodies.put("megabytes", ("{\"a\":\"" + "a".repeat(3 << 20) + "\"}").getBytes(UTF_8));
    bodies.put("much space", (" ".repeat(200_000) + sound).getBytes(UTF_8));
  }

  private void encodings(Map<String, byte[]> bodies) {
    encoding(bodies, "UTF-16LE", "", UTF_16LE);
    encoding(bodies, "UTF-16BE with mark", "\ufeff", UTF_16BE);
    encoding(bodies, "UTF-16LE with mark", "\ufeff", UTF_16LE);
    encoding(bodies, "UTF-32", "", Charset.forName("UTF-32BE"));
    encoding(bodies, "UTF-8 with mark", "\ufeff", UTF_8);
    for (String octets :
        List.of("\u00c3\u0028", "\u00ff", "\u00c0\u0080", "\u00ed\u00a0\u0080", "\u00e6\u0097")) {
      List<MatchResult> texts = TEXT.matcher(sound).results().toList();
      if (!texts.isEmpty()) {
        MatchResult text = texts.get(random.nextInt(texts.size()));
        String damaged =
            sound.substring(0, text.start() + 1) + octets + sound.substring(text.start() + 1);
        bodies.put("octets " + shown(octets), damaged.getBytes(ISO_8859_1));
      }
    }
  }

  private void encoding(Map<String, byte[]> bodies, String name, String mark, Charset charset) {
    bodies.put(name, (mark + sound).getBytes(charset));
  }

  private void replace(Map<String, byte[]> bodies, Pattern what, String text, String name) {
    Matcher matcher = what.matcher(sound);
    List<MatchResult> places = matcher.results().toList();
    if (!places.isEmpty()) {
      MatchResult place = places.get(random.nextInt(places.size()));
      bodies.put(name + shown(text), spliced(place, text));
    }
  }

  private byte[] spliced(MatchResult place, String text) {
    return (sound.substring(0, place.start()) + text + sound.substring(place.end()))
        .getBytes(UTF_8);
  }

  private static String comma(String rest) {
    return rest.equals("}") ? "" : ",";
  }

  private static String shown(String text) {
    StringBuilder shown = new StringBuilder();
    text.chars()
        .limit(20)
        .forEach(c -> {
          if (c >= ' ' && c <= '~') {
            shown.append((char) c);
          } else {
            shown.append("\\u").append(Integer.toHexString(c));
          }
        });
    return shown.toString();
  }
}
