package dev.quittance.notification;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.quittance.kit.problem.Problem;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class BadInputTest {

  @ParameterizedTest(name = "{0} {1} is answered {2} {3}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          GET    | /notifications                                            | 400 | buyer_id_missing   | ?buyerId=
          GET    | /notifications?buyerId=                                   | 400 | bad_parameter      | buyerId must not be empty
          GET    | /notifications?buyerId=a/b                                | 400 | bad_parameter      | buyerId must be 1 to 64 letters
          GET    | /notifications?buyerId=b&orderId=7                        | 400 | bad_parameter      | orderId must be 'ord_' and 32
          GET    | /notifications?buyerId=b&kind=SPAM                        | 400 | bad_parameter      | kind must be one of [ORDER_PLACED
          GET    | /notifications?buyerId=b&limit=0                          | 400 | bad_parameter      | limit must be a whole number between 1 and 100
          GET    | /notifications?buyerId=b&limit=101                        | 400 | bad_parameter      | limit must be a whole number between 1 and 100
          GET    | /notifications?buyerId=b&limit=ten                        | 400 | bad_parameter      | limit must be a whole number between 1 and 100
          GET    | /notifications?buyerId=b&limit=99999999999                | 400 | bad_parameter      | limit must be a whole number between 1 and 100
          GET    | /notifications?cursor=***                                 | 400 | bad_cursor         | without it
          GET    | /notifications?cursor=e30                                 | 400 | bad_cursor         | without it
          GET    | /notifications?cursor=eyJsaXN0Ijoibm90aWZpY2F0aW9ucyIsImJ1eWVySWQiOiJiIiwiYmVmb3JlIjoieCJ9 | 400 | bad_cursor | without it
          GET    | /notifications/ntf_00000000000000000000000000000000       | 404 | not_found          | GET /notifications
          GET    | /notifications/7                                          | 404 | not_found          | GET /notifications
          POST   | /notifications                                            | 405 | method_not_allowed | Allow header
          DELETE | /notifications/7                                          | 405 | method_not_allowed | Allow header
          """)
  void isAnsweredWithAProblemThatSaysWhatToDo(
      String method, String path, int status, String code, String detail) {
    given()
        .urlEncodingEnabled(false)
        .request(method, path)
        .then()
        .statusCode(status)
        .contentType(Problem.MEDIA_TYPE)
        .body("status", equalTo(status))
        .body("code", equalTo(code))
        .body("detail", containsString(detail));
  }
}
