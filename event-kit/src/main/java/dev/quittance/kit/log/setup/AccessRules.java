package dev.quittance.kit.log.setup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * What users of the broker may do, as a file says it ({@code deploy/kafka/acls}).
 *
 * @param bindings as the broker knows them, from any host
 */
record AccessRules(Set<AclBinding> bindings) {

  private static final int WORDS = 4;
  private static final String ANY_HOST = "*";

  /**
   * Reads the file.
   *
   * @throws IOException if it cannot be read, or a line is not a rule; the message names the line
   */
  static AccessRules read(Path file) throws IOException {
    Set<AclBinding> bindings = new HashSet<>();
    List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        try {
          bindings.addAll(rule(line));
        } catch (IllegalArgumentException e) {
          throw new IOException(
              String.format(Locale.ROOT, "%s, line %d: %s", file, i + 1, e.getMessage()), e);
        }
      }
    }
    return new AccessRules(bindings);
  }

  /** Those that the rules are about, as Kafka calls them: {@code User:order-service}. */
  Set<String> principals() {
    return bindings.stream().map(one -> one.entry().principal()).collect(Collectors.toSet());
  }

  private static Set<AclBinding> rule(String line) {
    String[] words = line.split("\\s+");
    if (words.length != WORDS) {
      throw new IllegalArgumentException(
          "expected topic or group, its name, operations, users, but was: " + line);
    }
    ResourceType type =
        switch (words[0]) {
          case "topic" -> ResourceType.TOPIC;
          case "group" -> ResourceType.GROUP;
          default ->
              throw new IllegalArgumentException("expected topic or group, but was: " + words[0]);
        };
    var resource = new ResourcePattern(type, words[1], PatternType.LITERAL);
    return Arrays.stream(words[2].split(","))
        .map(AccessRules::operation)
        .flatMap(operation ->
            Arrays.stream(words[3].split(","))
                .map(user -> new AclBinding(resource, entry(user, operation))))
        .collect(Collectors.toSet());
  }

  private static AclOperation operation(String word) {
    return switch (word) {
      case "read" -> AclOperation.READ;
      case "write" -> AclOperation.WRITE;
      case "describe" -> AclOperation.DESCRIBE;
      case "describe-configs" -> AclOperation.DESCRIBE_CONFIGS;
      default ->
          throw new IllegalArgumentException(
              "expected read, write, describe or describe-configs, but was: " + word);
    };
  }

  private static AccessControlEntry entry(String user, AclOperation operation) {
    return new AccessControlEntry("User:" + user, ANY_HOST, operation, AclPermissionType.ALLOW);
  }
}
