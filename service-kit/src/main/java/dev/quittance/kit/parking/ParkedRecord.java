package dev.quittance.kit.parking;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/**
 * A parked record whole, to be tried again.
 *
 * @param flatHeaders names and values in turn
 */
public record ParkedRecord(
    int partition,
    long offset,
    byte @Nullable [] key,
    byte[][] flatHeaders,
    byte @Nullable [] payload) {

  public List<Header> headers() {
    List<Header> headers = new ArrayList<>(flatHeaders.length / 2);
    for (int i = 0; i < flatHeaders.length; i += 2) {
      headers.add(
          new RecordHeader(new String(flatHeaders[i], StandardCharsets.UTF_8), flatHeaders[i + 1]));
    }
    return headers;
  }
}
