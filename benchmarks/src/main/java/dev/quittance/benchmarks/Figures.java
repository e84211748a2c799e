package dev.quittance.benchmarks;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was measured, as a table and as JSON. */
final class Figures {

  /**
   * @param ratio value to floor
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Figure(
      String name,
      double value,
      String unit,
      @Nullable Double floor,
      @Nullable String floorName,
      @Nullable Double ratio) {}

  private final List<Figure> figures = new ArrayList<>();

  void add(String name, double value, String unit) {
    print(new Figure(name, round(value), unit, null, null, null));
  }

  void add(String name, double value, String unit, double floor, String floorName) {
    print(new Figure(name, round(value), unit, round(floor), floorName, round(value / floor)));
  }

  private void print(Figure figure) {
    figures.add(figure);
    String line =
        "  %-42s %14s %-10s".formatted(figure.name(), text(figure.value()), figure.unit());
    if (figure.floor() != null) {
      line +=
          String.format(
              Locale.ROOT,
              "  %6.2f x %s (%s)",
              figure.ratio(),
              figure.floorName(),
              text(figure.floor()));
    }
    System.out.println(line.stripTrailing());
  }

  void save(Path file) throws IOException {
    Map<String, Object> machine = new LinkedHashMap<>();
    machine.put("cores", Runtime.getRuntime().availableProcessors());
    machine.put("java", System.getProperty("java.runtime.version"));
    machine.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("machine", machine);
    document.put("figures", figures);
    Files.createDirectories(file.toAbsolutePath().getParent());
    new ObjectMapper()
        .enable(SerializationFeature.INDENT_OUTPUT)
        .writeValue(file.toFile(), document);
  }

  private static double round(double value) {
    return value >= 100 ? Math.rint(value) : Math.rint(value * 1_000) / 1_000;
  }

  private static String text(double value) {
    return value >= 100
        ? String.format(Locale.ROOT, "%,.0f", value)
        : String.format(Locale.ROOT, "%.2f", value);
  }
}
