package dev.quittance.contract.golden;

import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.codec.EventType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/**
 * One record of the files in {@code golden/}.
 *
 * @param envelope what it means
 * @param headers lines of {@code name: value}
 * @param payload the JSON, without the file's last line feed
 */
public record GoldenRecord(EventEnvelope envelope, List<Header> headers, String payload) {

  /** One record per event and version. */
  public static List<GoldenRecord> all() {
    return GoldenEvents.ALL.stream().map(GoldenRecord::of).toList();
  }

  /** {@link #all}, and one more of each event that has fields which may be absent: with them. */
  public static List<GoldenRecord> withOptionalFields() {
    return Stream.concat(
            all().stream(),
            GoldenEvents.WITH_OPTIONAL_FIELDS.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(one -> of(one.getValue(), one.getKey())))
        .toList();
  }

  public static GoldenRecord of(EventType type) {
    return all().stream().filter(golden -> golden.type() == type).findFirst().orElseThrow();
  }

  private static GoldenRecord of(EventEnvelope envelope) {
    EventType type = EventType.of(envelope.event());
    return of(envelope, type.simpleName() + ".v" + type.version());
  }

  private static GoldenRecord of(EventEnvelope envelope, String name) {
    List<Header> headers =
        text(name + ".headers.txt").lines().map(line -> header(line.split(": ", 2))).toList();
    return new GoldenRecord(envelope, headers, text(name + ".json").stripTrailing());
  }

  private static Header header(String[] nameAndValue) {
    return new RecordHeader(nameAndValue[0], nameAndValue[1].getBytes(StandardCharsets.UTF_8));
  }

  private static String text(String file) {
    try (InputStream in = GoldenRecord.class.getResourceAsStream("/golden/" + file)) {
      return new String(
          Objects.requireNonNull(in, "there is no golden/" + file).readAllBytes(),
          StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public EventType type() {
    return EventType.of(envelope.event());
  }

  /** The record's key. */
  public byte[] key() {
    return envelope.event().subject().getBytes(StandardCharsets.UTF_8);
  }

  /** The record's value. */
  public byte[] value() {
    return payload.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return type().simpleName();
  }
}
