package dev.quittance.ledger.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quittance.ledger.support.LedgerReads;
import dev.quittance.ledger.support.LedgerTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@LedgerTest
class OpenApiTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /accounts                | prefix currency limit cursor
          /accounts/{id}           | id
          /accounts/{id}/statement | id currency from to limit cursor format
          /transactions            | status buyerId supplierId from to minAmount maxAmount currency limit cursor
          /transactions/{orderId}  | orderId
          /trial-balance           |
          /chain-heads             |
          """)
  void everyReadIsDescribed(String path, String parameters) {
    JsonNode document = LedgerReads.get("/q/openapi", Map.of("format", "json"));
    JsonNode read = document.get("paths").get(path).get("get");
    assertThat(read.get("summary").asText()).isNotBlank();
    List<String> expected = new ArrayList<>(List.of("asOfOffsets", "minOffset"));
    if (!path.equals("/chain-heads")) { // chains are cut at offsets only
      expected.add("asOf");
    }
    if (parameters != null) {
      expected.addAll(List.of(parameters.split(" ")));
    }
    assertThat(read.get("parameters"))
        .extracting(one -> one.get("name").asText())
        .containsExactlyInAnyOrderElementsOf(expected);
    for (String status : List.of("200", "400", "422", "504")) {
      assertThat(read.get("responses").get(status)).as(status).isNotNull();
    }
    assertThat(read.at("/responses/200/content/application~1json/schema/$ref").asText())
        .isNotBlank();
    assertThat(read.at("/responses/400/content").has("application/problem+json")).isTrue();
  }
}
