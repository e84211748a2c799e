package dev.quittance.sandbox.journal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a {@link Journal}'s file that count: the last one of each thing. Only their places
 * are in memory: a file may be larger than that.
 */
final class JournalFile {

  private record Place(long offset, int length) {}

  /** What a line is about. */
  private record Head(String kind, String id, boolean isForgotten) {}

  private static final JsonFactory JSON = new JsonFactory();
  private static final int PIECE = 1 << 16;

  private final Path file;
  private final Map<String, Map<String, Place>> places = new LinkedHashMap<>();

  private JournalFile(Path file) {
    this.file = file;
  }

  /** Looks through a file, and writes it anew with what counts alone. */
  static JournalFile open(Path file) throws IOException {
    Path directory = file.toAbsolutePath().getParent();
    Files.createDirectories(directory);
    JournalFile found = Files.exists(file) ? upTo(file, Files.size(file)) : new JournalFile(file);
    Files.move(found.draft(), file, StandardCopyOption.ATOMIC_MOVE);
    return found;
  }

  /**
   * Looks through the beginning of a file, to which others may append.
   *
   * @param end where a line ends, or the file
   */
  static JournalFile upTo(Path file, long end) throws IOException {
    JournalFile found = new JournalFile(file);
    found.read(end);
    return found;
  }

  /** Forgets kinds that another one has been asked for. */
  void keepKindsOf(JournalFile other) {
    places.keySet().retainAll(other.places.keySet());
  }

  /** The lines of a kind, the oldest thing's first; for the only time. */
  synchronized <T> List<T> take(String kind, Function<byte[], T> reader) throws IOException {
    Map<String, Place> taken = places.remove(kind);
    if (taken == null) {
      return List.of();
    }
    List<T> found = new ArrayList<>(taken.size());
    try (RandomAccessFile from = new RandomAccessFile(file.toFile(), "r")) {
      for (Place place : taken.values()) {
        found.add(reader.apply(line(from, place)));
      }
    }
    return found;
  }

  private void read(long end) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), PIECE)) {
      long offset = 0;
      for (long number = 1; offset < end; number++) {
        byte[] line = next(in);
        if (line == null) {
          return;
        }
        add(head(line, number), new Place(offset, line.length));
        offset += line.length + 1L;
      }
    }
  }

  /** The next line without its end; null for what has none: it was cut off by a kill. */
  private static byte @Nullable [] next(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next >= 0; next = in.read()) {
      if (next == '\n') {
        return line.toByteArray();
      }
      line.write(next);
    }
    return null;
  }

  private void add(Head head, Place place) {
    Map<String, Place> ofKind =
        places.computeIfAbsent(head.kind(), unused -> new LinkedHashMap<>());
    if (head.isForgotten()) {
      ofKind.remove(head.id());
    } else {
      ofKind.put(head.id(), place);
    }
  }

  private static Head head(byte[] line, long number) throws IOException {
    try (JsonParser in = JSON.createParser(line)) {
      if (in.nextToken() == JsonToken.START_OBJECT && "kind".equals(in.nextFieldName())) {
        String kind = in.nextTextValue();
        String id = "id".equals(in.nextFieldName()) ? in.nextTextValue() : null;
        if (kind != null && id != null) {
          boolean hasState =
              "state".equals(in.nextFieldName()) && in.nextToken() != JsonToken.VALUE_NULL;
          return new Head(kind, id, !hasState);
        }
      }
    } catch (JsonProcessingException e) {
      throw unreadable(number, e);
    }
    throw unreadable(number, null);
  }

  private static IOException unreadable(long number, @Nullable Exception cause) {
    return new IOException("line " + number + " cannot be read: remove the file", cause);
  }

  /** A file beside this one with what counts alone; the places are those in it from then on. */
  Path draft() throws IOException {
    Path draft = newDraft();
    if (!places.isEmpty()) {
      try (RandomAccessFile from = new RandomAccessFile(file.toFile(), "r");
          OutputStream to = new BufferedOutputStream(Files.newOutputStream(draft), PIECE)) {
        long offset = 0;
        for (Map<String, Place> ofKind : places.values()) {
          for (Map.Entry<String, Place> one : ofKind.entrySet()) {
            byte[] line = line(from, one.getValue());
            to.write(line);
            to.write('\n');
            one.setValue(new Place(offset, line.length));
            offset += line.length + 1L;
          }
        }
      }
    }
    return draft;
  }

  /** An empty file for its owner only; of one that a kill has left nothing stays. */
  private Path newDraft() throws IOException {
    Path whole = file.toAbsolutePath();
    Path empty = Files.createTempFile(whole.getParent(), "draft", "");
    return Files.move(
        empty,
        whole.resolveSibling(whole.getFileName() + ".draft"),
        StandardCopyOption.REPLACE_EXISTING);
  }

  /** Appends what was written to this file behind an offset. */
  void appendTail(long offset, Path draft) throws IOException {
    try (InputStream from = Files.newInputStream(file);
        OutputStream to = Files.newOutputStream(draft, StandardOpenOption.APPEND)) {
      from.skipNBytes(offset);
      from.transferTo(to);
    }
  }

  private static byte[] line(RandomAccessFile from, Place place) throws IOException {
    byte[] line = new byte[place.length()];
    from.seek(place.offset());
    from.readFully(line);
    return line;
  }
}
