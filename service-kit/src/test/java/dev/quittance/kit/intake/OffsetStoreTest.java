package dev.quittance.kit.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quittance.contract.topic.UnfitTopicException;
import dev.quittance.localstack.StackTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
    value = StackTestResource.class,
    initArgs = @ResourceArg(name = "database", value = "orders"))
class OffsetStoreTest {

  @Inject OffsetStore offsets;

  private final String topic = "t-" + UUID.randomUUID();

  @Test
  void aNewLogIsTakenFromItsBeginning() throws SQLException {
    offsets.ensure(topic, 3);
    offsets.ensure(topic, 3);
    assertThat(offsets.load(topic)).isEqualTo(Map.of(0, 0L, 1, 0L, 2, 0L));
  }

  @Test
  void aLogWithAnotherNumberOfPartitionsIsRefused() throws SQLException {
    offsets.ensure(topic, 3);
    for (int changed : new int[] {4, 2}) {
      assertThatThrownBy(() -> offsets.ensure(topic, changed))
          .isInstanceOf(UnfitTopicException.class)
          .hasMessageContaining("has %d partitions", changed)
          .hasMessageContaining("into one with 3 partitions");
    }
    assertThat(offsets.load(topic)).hasSize(3);
  }
}
