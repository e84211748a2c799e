package dev.quittance.localstack.parts;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/**
 * The JVM of the local stack's broker: {@code KafkaProcess <data directory> <port> [port for
 * clients]}.
 *
 * <p>Stops in good order on SIGTERM, and when its standard input ends: a local stack that is killed
 * leaves no broker behind.
 */
public final class KafkaProcess {

  /** The line on standard output that says that the broker accepts requests. */
  public static final String READY = "QUITTANCE-KAFKA-READY";

  private KafkaProcess() {}

  public static void main(String[] arguments) throws IOException {
    int port = Integer.parseInt(arguments[1]);
    int advertisedPort = arguments.length > 2 ? Integer.parseInt(arguments[2]) : port;
    KafkaBroker broker =
        KafkaBroker.start(Path.of(arguments[0]), port, FreePorts.next(), advertisedPort);
    Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "broker-stop"));
    System.out.println(READY);
    System.in.transferTo(OutputStream.nullOutputStream());
    System.exit(0);
  }
}
