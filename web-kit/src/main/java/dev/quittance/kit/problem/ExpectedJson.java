package dev.quittance.kit.problem;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The JSON that a Java type expects, in words for a client, who must not see the type's name. */
final class ExpectedJson {

  private ExpectedJson() {}

  static String of(@Nullable Class<?> type) {
    if (type == null) {
      return "of another type";
    }
    if (CharSequence.class.isAssignableFrom(type)) {
      return "a string";
    }
    if (type == boolean.class || type == Boolean.class) {
      return "true or false";
    }
    if (type == int.class || type == Integer.class) {
      return "a whole number between " + Integer.MIN_VALUE + " and " + Integer.MAX_VALUE;
    }
    if (type == long.class || type == Long.class || type == BigInteger.class) {
      return "a whole number of at most 18 digits";
    }
    if (type.isPrimitive() || Number.class.isAssignableFrom(type) || type == BigDecimal.class) {
      return "a number";
    }
    if (type.isEnum()) {
      return Arrays.stream(type.getEnumConstants())
          .map(String::valueOf)
          .collect(Collectors.joining(", ", "one of ", ""));
    }
    if (type.isArray() || Collection.class.isAssignableFrom(type)) {
      return "a list";
    }
    return type.getName().startsWith("java.") && !java.util.Map.class.isAssignableFrom(type)
        ? "a string of another form"
        : "an object";
  }
}
