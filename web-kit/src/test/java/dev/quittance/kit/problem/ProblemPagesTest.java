package dev.quittance.kit.problem;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
class ProblemPagesTest {

  /** Surefire says where the module is; an IDE runs tests in it. */
  private static final Path FOLDER =
      Path.of(System.getProperty("basedir", "."))
          .toAbsolutePath()
          .resolveSibling("docs/problems")
          .normalize();

  @Test
  void eachCodeHasItsPageInTheDocumentationAndEachPageItsCode() throws IOException {
    Map<String, String> wanted = new TreeMap<>();
    wanted.put("README.md", ProblemPage.markdown());
    for (ProblemCode code : ProblemCode.values()) {
      wanted.put(code.code() + ".md", ProblemPage.markdown(code));
    }
    if (Boolean.getBoolean("docs.write")) {
      write(wanted);
    }
    assertThat(committed()).as("stale: run make docs").isEqualTo(wanted);
  }

  @ParameterizedTest
  @EnumSource(ProblemCode.class)
  void eachPageIsServed(ProblemCode code) {
    given()
        .get(code.type())
        .then()
        .statusCode(200)
        .contentType("text/html;charset=UTF-8")
        .body(containsString("<code>" + code.code() + "</code>"));
  }

  @Test
  void theTypeOfAProblemLeadsToItsPageFromWhereverItCame() {
    String type = given().get("/things?limit=0").path("type");
    URI page = URI.create(RestAssured.baseURI + "/things").resolve(type);
    given().get(page.getPath()).then().statusCode(200).body(containsString("bad_parameter"));
    given().get("/problems").then().statusCode(200).body(containsString("href=\"" + type + "\""));
  }

  @Test
  void aPageOfNoCodeIsNotThere() {
    given().get("/problems/nothing").then().statusCode(404).body("code", equalTo("not_found"));
  }

  private static Map<String, String> committed() throws IOException {
    Map<String, String> pages = new TreeMap<>();
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path file : files.toList()) {
        pages.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return pages;
  }

  private static void write(Map<String, String> pages) throws IOException {
    Files.createDirectories(FOLDER);
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    for (Map.Entry<String, String> page : pages.entrySet()) {
      Files.writeString(FOLDER.resolve(page.getKey()), page.getValue());
    }
  }
}
