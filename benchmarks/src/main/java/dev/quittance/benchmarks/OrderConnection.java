package dev.quittance.benchmarks;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;

/**
 * Places orders over a connection that stays open. It writes bytes and reads no more of an answer
 * than its status and its length: it must not be what limits the rate.
 */
final class OrderConnection implements OpenLoad.Sender {

  private static final String BODY =
      """
      {"supplierId":"supplier-%d","paymentMethodId":"pm_card_visa","lines":[\
      {"sku":"TEA-250","name":"Longjing tea","quantity":1,\
      "unitPrice":{"amount":%d,"currency":"CNY"}}]}\
      """;

  private static final int SUPPLIERS = 100;

  private final Socket socket = new Socket();
  private final String head;
  private final long firstAmount;
  private final OutputStream out;
  private final InputStream in;

  /**
   * @param token in each request; empty for none
   * @param firstAmount the total of the first order, in minor units; each has one more
   */
  OrderConnection(int port, String token, long firstAmount) throws IOException {
    this.firstAmount = firstAmount;
    this.head =
        "POST /orders HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            + (token.isEmpty() ? "" : "Authorization: Bearer " + token + "\r\n");
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(60_000);
    socket.connect(new InetSocketAddress("localhost", port));
    out = socket.getOutputStream();
    in = new BufferedInputStream(socket.getInputStream(), 8 << 10);
  }

  @Override
  public boolean send(int index) throws IOException {
    String body = String.format(Locale.ROOT, BODY, index % SUPPLIERS, firstAmount + index);
    String request =
        head
            + "Content-Length: "
            + body.length()
            + "\r\nIdempotency-Key: "
            + UUID.randomUUID()
            + "\r\n\r\n"
            + body;
    out.write(request.getBytes(StandardCharsets.ISO_8859_1));
    return readAnswer();
  }

  private boolean readAnswer() throws IOException {
    String status = line();
    int length = 0;
    String header = line();
    while (!header.isEmpty()) {
      if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        length = Integer.parseInt(header.substring("content-length:".length()).strip());
      }
      header = line();
    }
    byte[] body = in.readNBytes(length);
    if (status.contains(" 201 ")) {
      return true;
    }
    if (status.contains(" 503 ")) {
      return false;
    }
    throw new IOException(status + ": " + new String(body, StandardCharsets.UTF_8));
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
