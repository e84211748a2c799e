package dev.quittance.kit.parking;

import dev.quittance.contract.RefusalCode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/**
 * A parked record as it was consumed, to be retried.
 *
 * @param flatHeaders names and values in turn; a value may be null
 * @param reason why it is parked
 */
public record ParkedRecord(
    int partition,
    long offset,
    byte @Nullable [] key,
    byte[] @Nullable [] flatHeaders,
    byte @Nullable [] payload,
    String reason) {

  private static final Set<String> UNREADABLE =
      Arrays.stream(RefusalCode.values())
          .filter(RefusalCode::isUnreadable)
          .map(Enum::name)
          .collect(Collectors.toSet());

  /** Whether the record could not be decoded when it was last tried. */
  public boolean wasUnreadable() {
    return UNREADABLE.contains(reason);
  }

  public List<Header> headers() {
    List<Header> headers = new ArrayList<>(flatHeaders.length / 2);
    for (int i = 0; i < flatHeaders.length; i += 2) {
      String name = new String(Objects.requireNonNull(flatHeaders[i]), StandardCharsets.UTF_8);
      headers.add(new RecordHeader(name, flatHeaders[i + 1]));
    }
    return headers;
  }
}
