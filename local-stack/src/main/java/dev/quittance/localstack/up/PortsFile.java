package dev.quittance.localstack.up;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The ports that the stack was started with, one {@code VARIABLE=port} a line, and the service that
 * it leaves out: another terminal need not have the variables that {@code make up} had.
 */
final class PortsFile {

  private PortsFile() {}

  static void write(Settings settings) throws IOException {
    Path draft = settings.ports().resolveSibling("ports.draft");
    Files.writeString(
        draft,
        settings.portsByVariable().entrySet().stream()
            .map(port -> port.getKey() + "=" + port.getValue() + "\n")
            .collect(Collectors.joining("", "", Settings.EXCEPT + "=" + settings.except() + "\n")));
    Files.move(
        draft,
        settings.ports(),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  /** The same settings with the ports of the stack's last start, if it was ever started. */
  static Settings apply(Settings settings) throws IOException {
    if (!Files.exists(settings.ports())) {
      return settings;
    }
    Map<String, String> variables = new HashMap<>();
    for (String line : Files.readAllLines(settings.ports())) {
      int end = line.indexOf('=');
      if (end > 0) {
        variables.put(line.substring(0, end), line.substring(end + 1));
      }
    }
    return Settings.of(settings.root(), variables);
  }
}
