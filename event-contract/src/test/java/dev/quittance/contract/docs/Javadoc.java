package dev.quittance.contract.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What a record's Javadoc says, so that the documents say the same.
 *
 * @param description the text before the tags
 * @param components the text of each {@code @param}
 */
record Javadoc(String description, Map<String, String> components) {

  private static final String BEFORE_TYPE =
      "/\\*\\*(?<text>(?:(?!\\*/).)*)\\*/\\s*(?:public )?(?:sealed )?(?:record|interface) %s\\b";

  static Javadoc of(Class<?> recordClass) {
    var source = Documents.MODULE.resolve("src/main/java");
    var matcher =
        Pattern.compile(BEFORE_TYPE.formatted(recordClass.getSimpleName()), Pattern.DOTALL)
            .matcher(read(source, recordClass));
    if (!matcher.find()) {
      throw new IllegalStateException(recordClass + " has no Javadoc");
    }
    String[] parts = matcher.group("text").replaceAll("(?m)^\\s*\\* ?", "").split("@param ");
    Map<String, String> components = new HashMap<>();
    for (int i = 1; i < parts.length; i++) {
      String[] nameAndText = parts[i].split("\\s", 2);
      components.put(nameAndText[0], plain(nameAndText[1]));
    }
    return new Javadoc(plain(parts[0]), components);
  }

  private static String read(Path source, Class<?> recordClass) {
    try {
      return Files.readString(
          source.resolve(recordClass.getNestHost().getName().replace('.', '/') + ".java"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String plain(String javadoc) {
    return javadoc
        .replaceAll("\\{@\\w+ ([^{}]*(?:\\{[^{}]*}[^{}]*)*)}", "$1")
        .replaceAll("<[^>]+>", " ")
        .replaceAll("\\s+", " ")
        .strip();
  }

  /** The text of a component; every component has one. */
  String component(String name) {
    return Objects.requireNonNull(components.get(name), name + " has no @param");
  }

  /** The description up to its first full stop. */
  String summary() {
    int end = description.indexOf(". ");
    return end < 0 ? description : description.substring(0, end + 1);
  }
}
