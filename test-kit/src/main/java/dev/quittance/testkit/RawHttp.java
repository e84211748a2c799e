package dev.quittance.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;

/** HTTP/1.1 as bytes: what a well-behaved client would never send. */
public final class RawHttp implements AutoCloseable {

  private static final int TIMEOUT_MILLIS = 20_000;

  private final Socket socket;
  private final OutputStream out;
  private final InputStream in;

  public RawHttp(int port) throws IOException {
    socket = new Socket("localhost", port);
    socket.setSoTimeout(TIMEOUT_MILLIS);
    out = socket.getOutputStream();
    in = socket.getInputStream();
  }

  public void send(String text) throws IOException {
    send(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  public void send(byte[] bytes) throws IOException {
    out.write(bytes);
    out.flush();
  }

  /** The next answer, head and body; empty if the connection was closed before one came. */
  public String answer() throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int c = in.read();
      if (c < 0) {
        return head.toString();
      }
      head.append((char) c);
    }
    return head + new String(in.readNBytes(length(head.toString())), StandardCharsets.UTF_8);
  }

  /** Whether something of an answer is there. */
  public boolean hasAnswer() throws IOException {
    return in.available() > 0;
  }

  private static int length(String head) {
    for (String line : head.split("\r\n")) {
      if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        return Integer.parseInt(line.substring(line.indexOf(':') + 1).strip());
      }
    }
    return 0;
  }

  /** One request on its own connection, until the other side closes or has answered. */
  public static String exchange(int port, String request) throws IOException {
    try (RawHttp http = new RawHttp(port)) {
      http.send(request);
      return http.answer();
    }
  }

  /** A JSON body with a fresh idempotency key, on its own connection. */
  public static String post(int port, String path, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    try (RawHttp http = new RawHttp(port)) {
      http.send(
          "POST "
              + path
              + " HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nIdempotency-Key: "
              + UUID.randomUUID()
              + "\r\nContent-Length: "
              + bytes.length
              + "\r\n\r\n");
      http.send(bytes);
      return http.answer();
    }
  }

  /** A body in HTTP/1.1 chunks. */
  public static byte[] chunked(byte[] body, int chunk) throws IOException {
    ByteArrayOutputStream chunks = new ByteArrayOutputStream();
    for (int i = 0; i < body.length; i += chunk) {
      int length = Math.min(chunk, body.length - i);
      chunks.write((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
      chunks.write(body, i, length);
      chunks.write("\r\n".getBytes(StandardCharsets.US_ASCII));
    }
    chunks.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    return chunks.toByteArray();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
