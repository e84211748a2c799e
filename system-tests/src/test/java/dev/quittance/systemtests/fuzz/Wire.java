package dev.quittance.systemtests.fuzz;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** HTTP/1.1 as bytes, over a connection that stays open while both sides like. */
final class Wire implements AutoCloseable {

  private static final int TIMEOUT_MILLIS = 30_000;

  /** A stream of events may never end: what came until then is the answer. */
  private static final int STREAM_MILLIS = 300;

  private static final String STREAM = "text/event-stream";

  private final URI base;
  private @Nullable Socket socket;
  private @Nullable InputStream in;

  Wire(URI base) {
    this.base = base;
  }

  /**
   * Sends a request and reads its answer.
   *
   * @param alone on a connection of its own: its end may not be where it says
   * @throws SocketTimeoutException if none came in time
   */
  Answer exchange(byte[] request, boolean head, boolean alone) throws IOException {
    if (alone) {
      close();
    }
    boolean reused = socket != null;
    Answer answer = once(request, head, alone);
    if (answer.status() == 0 && reused) {
      answer = once(request, head, alone); // it was closed meanwhile
    }
    String connection = answer.header("connection");
    if (alone || answer.status() == 0 || "close".equalsIgnoreCase(connection)) {
      close();
    }
    return answer;
  }

  private Answer once(byte[] request, boolean head, boolean alone) throws IOException {
    Socket current = connected();
    try {
      current.getOutputStream().write(request);
      if (alone) {
        current.shutdownOutput();
      }
      return answer(head);
    } catch (SocketTimeoutException e) {
      close();
      throw e;
    } catch (IOException e) {
      close(); // reset: as good as closed
      return Answer.NONE;
    }
  }

  private Socket connected() throws IOException {
    Socket current = socket;
    if (current == null) {
      current = new Socket();
      current.setTcpNoDelay(true);
      current.connect(new InetSocketAddress(base.getHost(), base.getPort()), TIMEOUT_MILLIS);
      socket = current;
      in = new BufferedInputStream(current.getInputStream(), 16 << 10);
    }
    current.setSoTimeout(TIMEOUT_MILLIS);
    return current;
  }

  private Answer answer(boolean head) throws IOException {
    String first = line();
    if (first == null) {
      close();
      return Answer.NONE;
    }
    int status = Integer.parseInt(first.split(" ", 3)[1]);
    Map<String, List<String>> headers = headers();
    if (status >= 100 && status < 200) {
      return answer(head);
    }
    boolean bodiless = head || status == 204 || status == 304;
    Answer headOnly = new Answer(status, headers, new byte[0]);
    return bodiless ? headOnly : new Answer(status, headers, body(headOnly));
  }

  private Map<String, List<String>> headers() throws IOException {
    Map<String, List<String>> headers = new HashMap<>();
    String line = line();
    while (line != null && !line.isEmpty()) {
      int colon = line.indexOf(':');
      headers
          .computeIfAbsent(
              line.substring(0, colon).toLowerCase(Locale.ROOT), name -> new ArrayList<>())
          .add(line.substring(colon + 1).strip());
      line = line();
    }
    return headers;
  }

  private byte[] body(Answer head) throws IOException {
    String length = head.header("content-length");
    if (length != null) {
      return input().readNBytes(Integer.parseInt(length));
    }
    if (!"chunked".equalsIgnoreCase(head.header("transfer-encoding"))) {
      byte[] rest = input().readAllBytes();
      close();
      return rest;
    }
    return chunks(head.mediaType().equals(STREAM));
  }

  private byte[] chunks(boolean stream) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    try {
      if (stream && socket != null) {
        socket.setSoTimeout(STREAM_MILLIS);
      }
      int size = chunkSize();
      while (size > 0) {
        body.write(input().readNBytes(size));
        line();
        size = chunkSize();
      }
      line();
    } catch (SocketTimeoutException e) {
      close();
      if (!stream) {
        throw e;
      }
    }
    return body.toByteArray();
  }

  private int chunkSize() throws IOException {
    String line = line();
    return line == null ? 0 : Integer.parseInt(line.strip(), 16);
  }

  /** Null at the end. */
  private @Nullable String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int c = input().read();
    if (c < 0) {
      return null;
    }
    while (c >= 0 && c != '\n') {
      if (c != '\r') {
        line.write(c);
      }
      c = input().read();
    }
    return line.toString(StandardCharsets.ISO_8859_1);
  }

  private InputStream input() throws IOException {
    InputStream current = in;
    if (current == null) {
      throw new IOException("closed");
    }
    return current;
  }

  @Override
  public void close() {
    try {
      if (socket != null) {
        socket.close();
      }
    } catch (IOException e) {
      // it is gone either way
    }
    socket = null;
    in = null;
  }
}
