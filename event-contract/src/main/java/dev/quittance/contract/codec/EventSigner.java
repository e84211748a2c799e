package dev.quittance.contract.codec;

import dev.quittance.contract.keys.EventKey;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/**
 * Signs a publisher's records: one header with a code for each reader, {@code <key id>=<code>;<key
 * id>=<code>}. Safe for use by many threads.
 */
public final class EventSigner {

  private final List<EventKey> keys;
  private final ThreadLocal<MacInput> inputs = ThreadLocal.withInitial(MacInput::new);

  /**
   * @param keys the publisher's, one for each reader
   */
  public EventSigner(List<EventKey> keys) {
    this.keys = List.copyOf(keys);
  }

  /** The header {@code quittance-mac} of a record, to be added to the others. */
  public Header sign(Iterable<Header> headers, byte @Nullable [] key, byte @Nullable [] payload) {
    MacInput input = inputs.get().read(EventHeaders.of(headers), key, payload);
    StringBuilder value = new StringBuilder();
    for (EventKey one : keys) {
      value
          .append(value.isEmpty() ? "" : ";")
          .append(one.id())
          .append('=')
          .append(new String(input.mac(one), StandardCharsets.US_ASCII));
    }
    return new RecordHeader(MacInput.HEADER, value.toString().getBytes(StandardCharsets.US_ASCII));
  }
}
