package dev.quittance.payments.statement.camt;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An element with all that is in it, without namespaces. */
final class XmlElement {

  /** Also control characters, which XML allows and neither events nor people can show. */
  private static final Pattern BLANKS =
      Pattern.compile("[\\s\\x00-\\x1f\\x7f-\\x9f\\u2028\\u2029]+");

  private final String name;
  private final Map<String, String> attributes;
  private final List<XmlElement> children = new ArrayList<>();
  private String text = "";

  XmlElement(String name, Map<String, String> attributes) {
    this.name = name;
    this.attributes = attributes;
  }

  void add(XmlElement child) {
    children.add(child);
  }

  void setText(String whole) {
    text = whole;
  }

  @Nullable String attribute(String attribute) {
    return attributes.get(attribute);
  }

  /** All elements at that path, in the order of the document. */
  List<XmlElement> all(String... path) {
    Stream<XmlElement> found = Stream.of(this);
    for (String step : path) {
      found = found.flatMap(one -> one.children.stream().filter(child -> child.name.equals(step)));
    }
    return found.toList();
  }

  /** The first element at that path. */
  @Nullable XmlElement first(String... path) {
    XmlElement at = this;
    for (String step : path) {
      at = at.child(step);
      if (at == null) {
        return null;
      }
    }
    return at;
  }

  private @Nullable XmlElement child(String step) {
    for (XmlElement child : children) {
      if (child.name.equals(step)) {
        return child;
      }
    }
    return null;
  }

  /** Its own text with blanks as one space; null if there is none. */
  @Nullable String value() {
    String clean = BLANKS.matcher(text).replaceAll(" ").strip();
    return clean.isEmpty() ? null : clean;
  }

  /** The text of the first element at that path; null if there is none. */
  @Nullable String text(String... path) {
    XmlElement found = first(path);
    return found == null ? null : found.value();
  }

  /** The texts of all elements at that path that have one. */
  List<String> texts(String... path) {
    List<String> texts = new ArrayList<>();
    for (XmlElement one : all(path)) {
      String value = one.value();
      if (value != null) {
        texts.add(value);
      }
    }
    return texts;
  }
}
