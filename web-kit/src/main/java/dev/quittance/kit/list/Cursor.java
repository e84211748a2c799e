package dev.quittance.kit.list;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.quittance.contract.Ids;
import dev.quittance.contract.Rfc3339;
import dev.quittance.kit.problem.ProblemCode;
import dev.quittance.kit.problem.ProblemException;
import java.io.IOException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The place where a list continues, and its filters. Clients get it as an opaque text, so every
 * page of a list has the filters of the first. It is sealed: a cursor is refused if it was altered,
 * or if no service on this database issued it.
 *
 * @param values filters and the place of the last item, by name
 */
public record Cursor(Map<String, String> values) {

  /** A statement's cursor names every partition of the log; a log may have 1,024. */
  private static final int MAX_LENGTH = 24_576;

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  public Cursor {
    values = Map.copyOf(values);
  }

  /**
   * @return the decoded cursor, or null if there was none
   * @throws ProblemException 400 {@code bad_cursor} if it is not one of ours
   */
  public static @Nullable Cursor parse(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return null;
    }
    try {
      if (text.length() <= MAX_LENGTH) {
        byte[] json = Seal.ofProcess().open(Base64.getUrlDecoder().decode(text));
        if (json != null) {
          return new Cursor(JSON.readValue(json, new TypeReference<>() {}));
        }
      }
    } catch (IllegalArgumentException | NullPointerException | IOException e) {
      // falls through: for any fault the client does the same
    }
    throw badCursor();
  }

  public String text() {
    try {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(Seal.ofProcess().seal(JSON.writeValueAsBytes(new TreeMap<>(values))));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("writing a map of strings", e);
    }
  }

  /**
   * @throws ProblemException 400 if the cursor has no such value
   */
  public String value(String name) {
    String value = values.get(name);
    if (value == null) {
      throw badCursor();
    }
    return value;
  }

  /**
   * @throws ProblemException 400 if the cursor has no such value, or it is not a number
   */
  public long number(String name) {
    try {
      return Long.parseLong(value(name));
    } catch (NumberFormatException e) {
      throw badCursor();
    }
  }

  /**
   * @throws ProblemException 400 if the cursor has no such value, or no event can have that time
   */
  public Instant time(String name) {
    Instant time = Rfc3339.read(value(name));
    if (time == null) {
      throw badCursor();
    }
    return time;
  }

  /**
   * @param prefix for example {@link Ids#ORDER}
   * @throws ProblemException 400 if the cursor has no such value, or it is not such an id
   */
  public String id(String name, String prefix) {
    String id = value(name);
    if (!Ids.isId(prefix, id)) {
      throw badCursor();
    }
    return id;
  }

  /** 400: this list did not issue the cursor. */
  public static ProblemException badCursor() {
    return ProblemException.of(
        ProblemCode.BAD_CURSOR,
        "The cursor is not one this list gave out: start again without it.");
  }
}
