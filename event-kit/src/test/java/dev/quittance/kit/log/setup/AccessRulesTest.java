package dev.quittance.kit.log.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quittance.contract.topic.OrderEventsTopic;
import dev.quittance.contract.topic.PaymentTermsTopic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessRulesTest {

  private static final Path COMMITTED = Path.of("..", "deploy", "kafka", "acls");
  private static final String AUDITOR = "User:auditor";
  private static final Set<String> TOPICS =
      Set.of(OrderEventsTopic.DEFAULT_NAME, PaymentTermsTopic.DEFAULT_NAME);
  private static final Set<AclOperation> WITH_CONTENT =
      Set.of(AclOperation.READ, AclOperation.WRITE);

  @TempDir Path directory;

  @Test
  void servicesUseTheLogAndTheirOwnGroupAndNothingElse() throws IOException {
    AccessRules rules = AccessRules.read(COMMITTED);
    Set<String> services =
        Set.of(
            "User:order-service",
            "User:payment-service",
            "User:ledger-service",
            "User:notification-service");
    assertThat(rules.principals()).containsAll(services).hasSize(services.size() + 1);
    assertThat(rules.bindings())
        .allSatisfy(one -> {
          if (one.pattern().resourceType() == ResourceType.TOPIC) {
            assertThat(TOPICS).contains(one.pattern().name());
          } else {
            assertThat("User:" + one.pattern().name()).isEqualTo(one.entry().principal());
          }
        });
  }

  @Test
  void paymentServiceTellsItsTermsAndOrderServiceReadsThem() throws IOException {
    assertThat(AccessRules.read(COMMITTED).bindings())
        .filteredOn(one -> one.pattern().name().equals(PaymentTermsTopic.DEFAULT_NAME))
        .filteredOn(one -> WITH_CONTENT.contains(operation(one)))
        .extracting(one -> one.entry().principal() + " " + operation(one))
        .containsExactlyInAnyOrder("User:payment-service WRITE", "User:order-service READ");
  }

  @Test
  void anAuditorOnlyReads() throws IOException {
    assertThat(AccessRules.read(COMMITTED).bindings())
        .filteredOn(one -> one.entry().principal().equals(AUDITOR))
        .extracting(AccessRulesTest::operation)
        .containsExactlyInAnyOrder(AclOperation.READ, AclOperation.DESCRIBE_CONFIGS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "topic orders read",
        "topic orders read me more",
        "cluster orders read me",
        "topic orders alter me"
      })
  void aLineThatIsNoRuleIsNamed(String line) throws IOException {
    Path file = directory.resolve("acls");
    Files.writeString(file, "# a comment\n\n" + line + "\n");
    assertThatThrownBy(() -> AccessRules.read(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("line 3: expected");
  }

  private static AclOperation operation(AclBinding binding) {
    return binding.entry().operation();
  }
}
