package dev.quittance.payments.statement.camt;

import static org.assertj.core.api.Assertions.assertThat;

import com.prowidesoftware.swift.model.mx.AbstractMX;
import com.prowidesoftware.swift.model.mx.MxCamt05300102;
import com.prowidesoftware.swift.model.mx.MxCamt05300104;
import com.prowidesoftware.swift.model.mx.MxCamt05300106;
import com.prowidesoftware.swift.model.mx.MxCamt05300108;
import com.prowidesoftware.swift.model.mx.MxCamt05300113;
import dev.quittance.payments.statement.EntryPart;
import dev.quittance.payments.statement.Reference;
import dev.quittance.payments.statement.StatementFiles;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Somebody else's model of each version judges our files and our reader: every element of a file is
 * one that the version has, and what is read from it is what that model has.
 */
class ProwideTest {

  private static final Pattern LEAF = Pattern.compile("<([A-Za-z]+)(?: [^>]*)?>([^<]+)</\\1>");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "version-02",
        "version-04",
        "version-06",
        "version-08",
        "version-13",
        "reversed",
        "batch-with-details",
        "batch-version-02",
        "batch-with-one-taken-back",
        "counted-from-one-in-each-statement",
        "pages",
        "time-for-day",
      })
  void theModelOfTheVersionReadsTheSame(String name) throws ReflectiveOperationException {
    String file = new String(StatementFiles.bytes(name), StandardCharsets.UTF_8);
    List<Object> leaves = new ArrayList<>();
    collect(parsed(file), leaves);
    assertThat(leaves)
        .as("every element is known")
        .hasSize((int) LEAF.matcher(file).results().count());
    List<String> texts = leaves.stream().map(ProwideTest::text).toList();
    StatementFiles.read(name).statements().stream()
        .flatMap(statement -> statement.entries().stream())
        .flatMap(entry -> entry.parts().stream())
        .forEach(part -> assertThat(texts).containsAll(values(part)));
  }

  private static List<String> values(EntryPart part) {
    List<String> values = new ArrayList<>();
    part.references().stream().map(Reference::text).forEach(values::add);
    if (part.other().name() != null) {
      values.add(part.other().name());
    }
    values.add(
        BigDecimal.valueOf(part.amount().amountMinor(), 2).stripTrailingZeros().toPlainString());
    return values;
  }

  private static String text(Object leaf) {
    return leaf instanceof BigDecimal number
        ? number.stripTrailingZeros().toPlainString()
        : leaf.toString().strip();
  }

  private static AbstractMX parsed(String file) {
    int at = file.indexOf("camt.053.001.") + "camt.053.001.".length();
    String version = file.substring(at, at + 2);
    return switch (version) {
      case "02" -> MxCamt05300102.parse(file);
      case "04" -> MxCamt05300104.parse(file);
      case "06" -> MxCamt05300106.parse(file);
      case "08" -> MxCamt05300108.parse(file);
      case "13" -> MxCamt05300113.parse(file);
      default -> throw new AssertionError(version);
    };
  }

  /** All values in the message that are not objects of the model themselves. */
  private static void collect(Object model, List<Object> leaves)
      throws ReflectiveOperationException {
    for (Class<?> type = model.getClass(); isOfModel(type); type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers())
            && !Modifier.isTransient(field.getModifiers())) {
          field.setAccessible(true);
          Object value = field.get(model);
          boolean currency =
              field.getName().equals("ccy") && type.getSimpleName().endsWith("Amount");
          if (value instanceof Collection<?> many) {
            for (Object one : many) {
              add(one, leaves);
            }
          } else if (value != null && !currency) { // an attribute
            add(value, leaves);
          }
        }
      }
    }
  }

  private static void add(Object value, List<Object> leaves) throws ReflectiveOperationException {
    if (isOfModel(value.getClass()) && !value.getClass().isEnum()) {
      collect(value, leaves);
    } else {
      leaves.add(value);
    }
  }

  private static boolean isOfModel(Class<?> type) {
    return type.getName().startsWith("com.prowidesoftware.swift.model.mx.dic.")
        || type.getSimpleName().startsWith("MxCamt053");
  }
}
