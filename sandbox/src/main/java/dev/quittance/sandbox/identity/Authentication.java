package dev.quittance.sandbox.identity;

import java.time.Instant;
import java.util.List;

/**
 * Who was recognized, how and when.
 *
 * @param subject the person or client
 * @param acr {@link #ONE_FACTOR} or {@link #TWO_FACTORS}
 */
public record Authentication(
    String subject, String name, List<String> roles, String acr, Instant time) {

  public static final String ONE_FACTOR = "1";
  public static final String TWO_FACTORS = "2";

  /** The values of {@code acr} that may be asked for. */
  public static final List<String> LEVELS = List.of(ONE_FACTOR, TWO_FACTORS);

  /** Whether the second factor is what {@code acr_values} prefers of the known levels. */
  public static boolean isSecondFactorAsked(Parameters request) {
    return request.words("acr_values").stream()
        .filter(LEVELS::contains)
        .findFirst()
        .filter(TWO_FACTORS::equals)
        .isPresent();
  }

  /** A person who signed in. */
  public static Authentication of(Person person, boolean secondFactor, Instant time) {
    return new Authentication(
        person.subject(),
        person.name(),
        person.roles(),
        secondFactor ? TWO_FACTORS : ONE_FACTOR,
        time);
  }

  /** A client that gave its secret. */
  public static Authentication of(Client client, Instant time) {
    return new Authentication(client.id(), client.id(), client.roles(), ONE_FACTOR, time);
  }
}
