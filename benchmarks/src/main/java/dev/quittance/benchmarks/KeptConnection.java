package dev.quittance.benchmarks;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Locale;

/**
 * An HTTP connection that stays open. It writes prepared bytes and reads no more of an answer than
 * it has to: it must not be what limits a rate.
 */
final class KeptConnection implements AutoCloseable {

  record Answer(int status, byte[] body) {}

  private final Socket socket = new Socket();
  private final OutputStream out;
  private final InputStream in;

  KeptConnection(int port) throws IOException {
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(30_000);
    socket.connect(new InetSocketAddress("localhost", port));
    out = socket.getOutputStream();
    in = new BufferedInputStream(socket.getInputStream(), 8 << 10);
  }

  /** Sends a request as it is; its answer has a Content-Length. */
  Answer exchange(byte[] request) throws IOException {
    out.write(request);
    String status = line();
    int length = 0;
    String header = line();
    while (!header.isEmpty()) {
      if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        length = Integer.parseInt(header.substring("content-length:".length()).strip());
      }
      header = line();
    }
    return new Answer(Integer.parseInt(status.split(" ")[1]), in.readNBytes(length));
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    int c = in.read();
    while (c != '\n') {
      if (c < 0) {
        throw new IOException("the service has closed the connection");
      }
      if (c != '\r') {
        line.append((char) c);
      }
      c = in.read();
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
