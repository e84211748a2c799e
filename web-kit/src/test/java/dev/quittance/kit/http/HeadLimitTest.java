package dev.quittance.kit.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.testkit.RawHttp;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Request targets and header fields at their limit, and beyond it. */
@QuarkusTest
class HeadLimitTest {

  @ParameterizedTest
  @CsvSource({"32768, 404, not_found", "32769, 414, uri_too_long"})
  void aRequestTargetMayHaveSoManyCharacters(int length, int status, String code)
      throws IOException {
    assertAnswer("/" + "x".repeat(length - 1), "", status, code);
  }

  /** Names and values: those of Host are five octets. */
  @ParameterizedTest
  @CsvSource({"20480, 404, not_found", "20481, 431, headers_too_large"})
  void allHeaderFieldsMayHaveSoManyOctets(int octets, int status, String code) throws IOException {
    assertAnswer("/nowhere", "X: " + "x".repeat(octets - 6) + "\r\n", status, code);
  }

  private static void assertAnswer(String target, String field, int status, String code)
      throws IOException {
    String request = "GET " + target + " HTTP/1.1\r\nHost: a\r\n" + field + "\r\n";
    assertThat(RawHttp.exchange(RestAssured.port, request))
        .startsWith("HTTP/1.1 " + status)
        .contains(code);
  }
}
