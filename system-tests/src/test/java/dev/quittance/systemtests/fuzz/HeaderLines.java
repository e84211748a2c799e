package dev.quittance.systemtests.fuzz;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Absurd header fields. */
final class HeaderLines {

  /** Added to a sound request, or instead of the field that it has. */
  static final List<String> ABSURD =
      List.of(
          "Accept: application/xml",
          "Accept: text/csv",
          "Accept: */*;q=0",
          "Accept: ;;,*/;q=9",
          "Accept: application/json;q=2",
          "Accept: application/json;charset=utf-16",
          "Accept: ",
          "Accept: " + "application/json,".repeat(500),
          "Accept: application/problem+json",
          "Accept: text/event-stream",
          "Accept: *",
          "Accept-Language: xx-XX-xx;q=nope",
          "Accept-Charset: utf-7",
          "Accept-Encoding: gzip;q=0, *;q=0",
          "Accept-Encoding: gzip, br, zstd",
          "Content-Type: ",
          "Content-Type: text/plain",
          "Content-Type: application/xml",
          "Content-Type: application/json; charset=utf-16",
          "Content-Type: application/json; charset=nonsense",
          "Content-Type: application/json; charset=\"",
          "Content-Type: application/",
          "Content-Type: */*",
          "Content-Type: ;",
          "Content-Type: application/json, application/xml",
          "Content-Type: multipart/form-data",
          "Content-Type: application/x-www-form-urlencoded",
          "Content-Type: application/JSON",
          "Content-Type: application/problem+json",
          "Content-Encoding: gzip",
          "Content-Encoding: nonsense",
          "If-None-Match: *",
          "If-None-Match: \"",
          "If-None-Match: W/\"a\", \"b\",,",
          "If-Match: \"a\"",
          "If-Match: *",
          "If-Modified-Since: yesterday",
          "If-Unmodified-Since: Thu, 01 Jan 1970 00:00:00 GMT",
          "Range: bytes=0-1",
          "Range: bytes=-9999999999999999999",
          "Idempotency-Key: ",
          "Idempotency-Key: \"",
          "Idempotency-Key: \"k\"",
          "Idempotency-Key: " + "k".repeat(300),
          "Idempotency-Key: \u00e9\u00ff",
          "Idempotency-Key: a b\tc",
          "Idempotency-Key: 4111111111111111",
          "Idempotency-Key: {\"a\":1}",
          "Host: evil.example",
          "Host: ",
          "Host: localhost:99999",
          "Host: [::1]:1:2",
          "X-Request-Id: " + "r".repeat(5_000),
          "X-Request-Id: a b\u00ff",
          "X-HTTP-Method-Override: DELETE",
          "X-Original-URL: /parked-events",
          "X-Rewrite-URL: /parked-events",
          "X-Forwarded-For: 127.0.0.1, ::1, nonsense",
          "X-Forwarded-Host: evil.example",
          "X-Forwarded-Prefix: /evil",
          "X-Forwarded-Proto: javascript",
          "Forwarded: for=\"_mdn\";host=evil.example",
          "traceparent: 00-00000000000000000000000000000000-0000000000000000-01",
          "traceparent: nonsense",
          "tracestate: " + "a=b,".repeat(300),
          "baggage: " + "k=v,".repeat(200),
          "Origin: null",
          "Origin: https://evil.example",
          "Referer: javascript:alert(1)",
          "Cookie: " + "a=b; ".repeat(300),
          "Cookie: q_session=nonsense",
          "Upgrade: websocket",
          "Upgrade: h2c",
          "Prefer: respond-async, wait=99999",
          "Expect: 100-continue",
          "Max-Forwards: 0",
          "TE: trailers, nonsense",
          "Via: 1.1 a, 1.1 b",
          "Cache-Control: max-age=-1, nonsense",
          "X: " + "x".repeat(30_000));

  /** After which the end of the request is uncertain: on a connection of its own. */
  static final List<String> FRAMING =
      List.of(
          "Transfer-Encoding: chunked",
          "Transfer-Encoding: nonsense",
          "Transfer-Encoding: gzip, chunked",
          "Content-Length: 0",
          "Content-Length: 5",
          "Content-Length: 99",
          "Content-Length: -1",
          "Content-Length: 99999999999999999999",
          "Content-Length: 0x5",
          "Expect: a-wonder",
          "Connection: close",
          "Connection: Upgrade",
          "no colon at all",
          " folded: value",
          "X Y: space in the name",
          "X: bare\rreturn",
          "X\u0000: zero");

  /** Instead of a token. None of them lets anybody in. */
  static final List<String> WRONG_AUTHORIZATION =
      List.of(
          "",
          "Bearer",
          "Bearer ",
          "Bearer a",
          "Bearer a.b.c",
          "Bearer ..",
          "Bearer a..b",
          "Bearer .a.",
          "Bearer e30.e30.e30",
          "Bearer bnVsbA.bnVsbA.bnVsbA",
          "Bearer W10.W10.W10",
          "Bearer eyJhbGciOjF9.eyJleHAiOiJ4In0.AA",
          "Bearer eyJhbGciOiJSUzI1NiIsImtpZCI6e319.eyJpc3MiOnt9fQ.AA",
          "Bearer e30.e30.e30.e30.e30",
          "Bearer a.b.c d.e.f",
          "Bearer null",
          "Bearer \u00ff\u00fe",
          "Basic YWxpY2U6YWxpY2UtZGVtbw==",
          "Basic",
          "Digest username=\"alice\"",
          "Negotiate YII=",
          "nonsense",
          "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJhbGljZSIsInJvbGVzIjpbIm9wcyJdfQ.",
          "Bearer " + "a".repeat(8_000));

  private HeaderLines() {}

  /** A hundred small ones. */
  static List<String> many() {
    List<String> lines = new ArrayList<>();
    lines.addAll(Collections.nCopies(100, "X-Many: x"));
    return lines;
  }
}
