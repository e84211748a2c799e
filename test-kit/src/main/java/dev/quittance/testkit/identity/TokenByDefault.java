package dev.quittance.testkit.identity;

import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import io.restassured.RestAssured;
import io.restassured.config.RestAssuredConfig;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;

/** A request of a test carries {@link Tokens#almighty()} unless it has a token of its own. */
public final class TokenByDefault implements QuarkusTestBeforeEachCallback, Filter {

  /** A request with this token goes out without any. */
  public static final String NONE = "none";

  @Override
  public void beforeEach(QuarkusTestMethodContext context) {
    boolean asksForTokens =
        ConfigProvider.getConfig()
            .getOptionalValue("quarkus.oidc.enabled", Boolean.class)
            .orElse(true);
    RestAssured.replaceFiltersWith(asksForTokens ? List.of(this) : List.of());
    // Quarkus has each request and answer written down in case an assertion fails; as they are will
    // do.
    RestAssuredConfig config = RestAssured.config();
    RestAssured.config = config.logConfig(config.getLogConfig().enablePrettyPrinting(false));
  }

  @Override
  public Response filter(
      FilterableRequestSpecification request,
      FilterableResponseSpecification response,
      FilterContext context) {
    String authorization = request.getHeaders().getValue("Authorization");
    if (authorization == null) {
      request.header("Authorization", "Bearer " + Tokens.almighty());
    } else if (authorization.equals(NONE)) {
      request.removeHeader("Authorization");
    }
    return context.next(request, response);
  }
}
