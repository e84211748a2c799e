package dev.quittance.sandbox.journal;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.quittance.sandbox.SandboxConfig;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A file of JSON lines, each of which has a thing as it is after a change: {@code
 * {"kind":...,"id":...,"state":...}}. The last line of a thing counts; a start writes the file anew
 * with these alone. Without a file nothing is kept.
 *
 * <p>A line is with the operating system when {@link #keep} returns: a killed sandbox remembers it,
 * a machine without power may not. Nothing that has a card's number is given to it.
 */
@Singleton
public class Journal {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .visibility(PropertyAccessor.ALL, JsonAutoDetect.Visibility.NONE)
          .visibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY)
          .visibility(PropertyAccessor.CREATOR, JsonAutoDetect.Visibility.ANY)
          .serializationInclusion(JsonInclude.Include.NON_NULL)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS) // as numbers they lose digits
          .build();

  /**
   * @param state null if the thing is forgotten
   */
  private record Line(String kind, String id, @Nullable JsonNode state) {}

  /** What the file had, by kind and id, until it is asked for. */
  private final Map<String, Map<String, JsonNode>> remembered = new LinkedHashMap<>();

  private final @Nullable BufferedWriter out;

  @Inject
  Journal(SandboxConfig config) {
    this(config.books().orElse(null));
  }

  public Journal(@Nullable Path file) {
    try {
      this.out = file == null ? null : open(file);
    } catch (IOException e) {
      throw new UncheckedIOException("the sandbox's books in " + file, e);
    }
  }

  private BufferedWriter open(Path file) throws IOException {
    if (Files.exists(file)) {
      read(file);
    }
    Path directory = file.toAbsolutePath().getParent();
    Files.createDirectories(directory);
    Path draft = Files.createTempFile(directory, "draft", ""); // for its owner only
    try (BufferedWriter all = Files.newBufferedWriter(draft)) {
      for (var kind : remembered.entrySet()) {
        for (var one : kind.getValue().entrySet()) {
          write(all, new Line(kind.getKey(), one.getKey(), one.getValue()));
        }
      }
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    return Files.newBufferedWriter(file, StandardOpenOption.APPEND);
  }

  private void read(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    for (int i = 0; i < lines.size(); i++) {
      Line line;
      try {
        line = JSON.readValue(lines.get(i), Line.class);
      } catch (JsonProcessingException e) {
        if (i == lines.size() - 1) {
          return; // it was killed while it wrote
        }
        throw new IOException("line " + (i + 1) + " cannot be read: remove the file", e);
      }
      Map<String, JsonNode> states =
          remembered.computeIfAbsent(line.kind(), unused -> new LinkedHashMap<>());
      if (line.state() == null || line.state().isNull()) {
        states.remove(line.id());
      } else {
        states.put(line.id(), line.state());
      }
    }
  }

  /**
   * What was kept of a kind before this start, the oldest first.
   *
   * @throws IllegalStateException if it is not of that type, as of an older version
   */
  public synchronized <T> List<T> all(String kind, Class<T> type) {
    Map<String, JsonNode> states = remembered.remove(kind);
    return states == null
        ? List.of()
        : states.values().stream().map(state -> read(kind, state, type)).toList();
  }

  private static <T> T read(String kind, JsonNode state, Class<T> type) {
    try {
      return JSON.treeToValue(state, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the sandbox's books have an unreadable " + kind, e);
    }
  }

  /**
   * @param id unique among its kind
   * @param state a record, as it is now
   */
  public synchronized void keep(String kind, String id, Object state) {
    if (out != null) {
      append(new Line(kind, id, JSON.valueToTree(state)));
    }
  }

  public synchronized void forget(String kind, String id) {
    if (out != null) {
      append(new Line(kind, id, null));
    }
  }

  private void append(Line line) {
    BufferedWriter to = Objects.requireNonNull(out);
    try {
      write(to, line);
      to.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("the sandbox's books", e);
    }
  }

  private static void write(BufferedWriter out, Line line) throws IOException {
    out.write(JSON.writeValueAsString(line));
    out.write('\n');
  }

  @PreDestroy
  void close() throws IOException {
    if (out != null) {
      out.close();
    }
  }
}
