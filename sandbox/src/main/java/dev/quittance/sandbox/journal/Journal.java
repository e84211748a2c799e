package dev.quittance.sandbox.journal;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.databind.JavaType;
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
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A file of JSON lines, each of which has a thing as it is after a change: {@code
 * {"kind":...,"id":...,"state":...}}. The last line of a thing counts; a start writes the file anew
 * with these alone. Without a file nothing is kept over a restart.
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

  /** Of how many payments a gateway remembers something. */
  private static final int REMEMBERED = 100_000;

  /**
   * @param state null if the thing is forgotten
   */
  private record Line<T>(String kind, String id, @Nullable T state) {}

  private final int remembered;
  private final @Nullable JournalFile found;
  private final @Nullable BufferedWriter out;

  @Inject
  Journal(SandboxConfig config) {
    this(config.books().orElse(null));
  }

  public Journal(@Nullable Path file) {
    this(file, REMEMBERED);
  }

  /**
   * @param remembered of how many payments a gateway remembers something
   */
  public Journal(@Nullable Path file, int remembered) {
    this.remembered = remembered;
    try {
      this.found = file == null ? null : JournalFile.open(file);
      this.out = file == null ? null : Files.newBufferedWriter(file, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("the sandbox's books in " + file, e);
    }
  }

  /**
   * A map of things by their ids, which keeps the newest alone: a sandbox that works for days under
   * load has no more memory than another.
   *
   * @param ofPayment how many there are of a payment, mostly
   * @param forgotten is told of the oldest when there are too many
   */
  public <V> Map<String, V> newest(int ofPayment, Consumer<V> forgotten) {
    return new Newest<>(ofPayment * remembered, forgotten);
  }

  /**
   * What was kept of a kind before this start, the oldest first.
   *
   * @throws IllegalStateException if it is not of that type, as of an older version
   */
  public <T> List<T> all(String kind, Class<T> type) {
    if (found == null) {
      return List.of();
    }
    JavaType line = JSON.getTypeFactory().constructParametricType(Line.class, type);
    try {
      return found.take(kind, bytes -> read(kind, bytes, line));
    } catch (IOException e) {
      throw new UncheckedIOException("the sandbox's books", e);
    }
  }

  private static <T> T read(String kind, byte[] bytes, JavaType type) {
    try {
      Line<T> line = JSON.readValue(bytes, type);
      return Objects.requireNonNull(line.state());
    } catch (IOException e) {
      throw new IllegalStateException("the sandbox's books have an unreadable " + kind, e);
    }
  }

  /**
   * @param id unique among its kind
   * @param state a record, as it is now
   */
  public synchronized void keep(String kind, String id, Object state) {
    if (out != null) {
      append(new Line<>(kind, id, state));
    }
  }

  public synchronized void forget(String kind, String id) {
    if (out != null) {
      append(new Line<>(kind, id, null));
    }
  }

  private void append(Line<?> line) {
    BufferedWriter to = Objects.requireNonNull(out);
    try {
      to.write(JSON.writeValueAsString(line));
      to.write('\n');
      to.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("the sandbox's books", e);
    }
  }

  @PreDestroy
  void close() throws IOException {
    if (out != null) {
      out.close();
    }
  }
}
