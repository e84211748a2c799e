package dev.quittance.kit.admission;

import io.netty.util.NetUtil;
import io.vertx.core.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/** Where a request is from, as far as one subscriber can choose it. */
final class Network {

  private static final String UNKNOWN = "unknown";

  /** Of an IPv6 address, the rest is the subscriber's own to choose (RFC 6177). */
  private static final int PREFIX_OCTETS = 8;

  private Network() {}

  /** The IPv4 address, or the first 64 bits of the IPv6 one. */
  static String of(@Nullable SocketAddress remote) {
    String host = remote == null ? null : remote.hostAddress();
    if (host == null) {
      return UNKNOWN;
    }
    byte[] octets = NetUtil.createByteArrayFromIpAddressString(host);
    if (octets == null || octets.length <= PREFIX_OCTETS) {
      return host;
    }
    StringBuilder prefix = new StringBuilder();
    for (int i = 0; i < PREFIX_OCTETS; i++) {
      prefix.append(Integer.toHexString(octets[i] & 0xff)).append(':');
    }
    return prefix.toString();
  }
}
