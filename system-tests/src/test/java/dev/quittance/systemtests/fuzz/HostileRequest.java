package dev.quittance.systemtests.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request that is sent in several names.
 *
 * @param what is wrong with it, for people, or that it is sound
 * @param target the path and its query, as it is sent
 * @param headers whole lines, without Host, Authorization and Content-Length
 * @param body null for none
 * @param alone on a connection of its own
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record HostileRequest(
    String what,
    String method,
    String target,
    List<String> headers,
    byte @Nullable [] body,
    boolean alone) {

  static final String SOUND = "sound";
  static final String THING = "a thing's ";
  static final String EXAMPLE = "the example of ";

  HostileRequest {
    headers = List.copyOf(headers);
  }

  HostileRequest method(String other) {
    return new HostileRequest("method " + other, other, target, headers, body, alone);
  }

  HostileRequest target(String why, String other) {
    return new HostileRequest(why, method, other, headers, body, alone);
  }

  HostileRequest body(String why, byte @Nullable [] other) {
    return new HostileRequest(why, method, target, headers, other, alone);
  }

  /** With one header more, or instead of the one of that name. */
  HostileRequest header(String why, String name, String value) {
    List<String> lines = without(name);
    lines.add(name + ": " + value);
    return new HostileRequest(why, method, target, lines, body, alone);
  }

  HostileRequest headers(String why, List<String> more) {
    List<String> lines = new ArrayList<>(headers);
    lines.addAll(more);
    return new HostileRequest(why, method, target, lines, body, alone);
  }

  HostileRequest withoutHeader(String why, String name) {
    return new HostileRequest(why, method, target, without(name), body, alone);
  }

  /** Whether nothing is wrong with it. */
  boolean isSound() {
    return what.equals(SOUND) || what.startsWith(THING) || what.startsWith(EXAMPLE);
  }

  HostileRequest onItsOwn() {
    return new HostileRequest(what, method, target, headers, body, true);
  }

  private List<String> without(String name) {
    List<String> lines = new ArrayList<>(headers);
    lines.removeIf(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1));
    return lines;
  }

  /**
   * @param authorization the header's value, or null for none
   */
  byte[] bytes(@Nullable String authorization) {
    StringBuilder head = new StringBuilder();
    head.append(method).append(' ').append(target).append(" HTTP/1.1\r\n");
    if (headers.stream().noneMatch(line -> line.regionMatches(true, 0, "Host:", 0, 5))) {
      head.append("Host: localhost\r\n");
    }
    if (authorization != null) {
      head.append("Authorization: ").append(authorization).append("\r\n");
    }
    headers.forEach(line -> head.append(line).append("\r\n"));
    boolean framed =
        headers.stream()
            .anyMatch(line ->
                line.regionMatches(true, 0, "Transfer-Encoding:", 0, 18)
                    || line.regionMatches(true, 0, "Content-Length:", 0, 15));
    if (body != null && !framed) {
      head.append("Content-Length: ").append(body.length).append("\r\n");
    }
    head.append("\r\n");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
    if (body != null) {
      bytes.writeBytes(body);
    }
    return bytes.toByteArray();
  }

  /** What of it an answer may repeat. */
  String sent() {
    return target + " " + headers + (body == null ? "" : new String(body, StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    String shown = target.length() > 200 ? target.substring(0, 200) + "..." : target;
    return method + " " + shown + " (" + what + ")";
  }
}
