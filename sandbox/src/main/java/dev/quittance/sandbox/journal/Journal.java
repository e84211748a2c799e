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
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A file of JSON lines, each of which has a thing as it is after a change: {@code
 * {"kind":...,"id":...,"state":...}}. The last line of a thing counts; the file is written anew
 * with these alone at each start, and whenever it has become several times as large. Without a file
 * nothing is kept over a restart.
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

  private static final Logger LOG = Logger.getLogger(Journal.class);

  /** Of how many payments a gateway remembers something. */
  private static final int REMEMBERED = 100_000;

  /**
   * @param state null if the thing is forgotten
   */
  private record Line<T>(String kind, String id, @Nullable T state) {}

  /** A file is not written anew before it has grown by this. */
  private static final long LEAST_GROWTH = 256 << 20;

  private final int remembered;
  private final long leastGrowth;
  private final @Nullable Path file;
  private @Nullable JournalFile found;
  private @Nullable OutputStream out;
  private @Nullable Thread compaction;

  /** Of the file. */
  private long size;

  /** The size at which it is written anew. */
  private long full;

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
    this(file, remembered, LEAST_GROWTH);
  }

  Journal(@Nullable Path file, int remembered, long leastGrowth) {
    this.remembered = remembered;
    this.leastGrowth = leastGrowth;
    this.file = file;
    if (file != null) {
      try {
        this.found = JournalFile.open(file);
        begin(file);
      } catch (IOException e) {
        throw new UncheckedIOException("the sandbox's books in " + file, e);
      }
    }
  }

  private void begin(Path to) throws IOException {
    out = Files.newOutputStream(to, StandardOpenOption.APPEND);
    size = Files.size(to);
    full = 2 * size + leastGrowth;
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
  public synchronized <T> List<T> all(String kind, Class<T> type) {
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
    append(new Line<>(kind, id, state));
  }

  public synchronized void forget(String kind, String id) {
    append(new Line<>(kind, id, null));
  }

  private void append(Line<?> line) {
    if (out == null || file == null) {
      return;
    }
    try {
      byte[] json = JSON.writeValueAsBytes(line);
      byte[] whole = Arrays.copyOf(json, json.length + 1);
      whole[json.length] = '\n';
      out.write(whole);
      size += whole.length;
    } catch (IOException e) {
      throw new UncheckedIOException("the sandbox's books", e);
    }
    if (size > full && compaction == null) {
      Path path = file;
      long end = size;
      compaction = Thread.ofPlatform().name("books").daemon().start(() -> compact(path, end));
    }
  }

  /** Writes the file anew. Whoever keeps something meanwhile waits only for the last part. */
  private void compact(Path path, long end) {
    try {
      JournalFile beginning = JournalFile.upTo(path, end);
      Path draft = beginning.draft();
      synchronized (this) {
        if (out == null) { // closed meanwhile
          Files.delete(draft);
          return;
        }
        beginning.appendTail(end, draft);
        OutputStream before = out; // which is written to if something goes wrong
        Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
        begin(path);
        before.close();
        if (found != null) {
          beginning.keepKindsOf(found);
          found = beginning;
        }
      }
    } catch (IOException e) {
      LOG.warnf("The sandbox's books are not written anew, which is tried again: %s", e);
    } finally {
      synchronized (this) {
        full = Math.max(full, size + leastGrowth);
        compaction = null;
      }
    }
  }

  @PreDestroy
  synchronized void close() throws IOException {
    if (out != null) {
      out.close();
      out = null;
    }
  }
}
