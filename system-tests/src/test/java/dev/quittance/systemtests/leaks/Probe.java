package dev.quittance.systemtests.leaks;

import java.net.http.HttpRequest;

/**
 * A request with some text in one place.
 *
 * @param place what it is in, for messages
 * @param isOptional whether a service may ignore what is there instead of refusing it
 */
public record Probe(String place, HttpRequest request, boolean isOptional) {

  @Override
  public String toString() {
    return request.method() + " " + place;
  }
}
