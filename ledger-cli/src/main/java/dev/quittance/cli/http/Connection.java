package dev.quittance.cli.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;

/** Why there is no answer, in words for a person. */
final class Connection {

  private Connection() {}

  static String trouble(IOException e) {
    return switch (e) {
      case ConnectException _ ->
          isUnresolved(e) ? "there is no such host" : "nothing listens there";
      case HttpTimeoutException _ -> "no answer in time";
      default -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    };
  }

  private static boolean isUnresolved(Throwable failure) {
    Throwable cause = failure.getCause();
    return failure instanceof UnresolvedAddressException || (cause != null && isUnresolved(cause));
  }
}
