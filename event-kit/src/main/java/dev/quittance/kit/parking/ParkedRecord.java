package dev.quittance.kit.parking;

import dev.quittance.contract.RefusalCode;
import dev.quittance.contract.codec.FlatHeaders;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * A parked record as it was consumed, to be retried.
 *
 * @param flatHeaders see {@link FlatHeaders}
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
    return FlatHeaders.read(flatHeaders);
  }
}
