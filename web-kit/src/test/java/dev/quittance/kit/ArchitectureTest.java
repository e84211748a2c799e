package dev.quittance.kit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import dev.quittance.testkit.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final String ROOT = "dev.quittance.kit";

  private static final JavaClasses KIT = ArchitectureRules.mainClasses(ROOT);

  @Test
  void noPackageDependsOnOneThatDependsOnIt() {
    ArchitectureRules.noPackageCycles(ROOT).check(KIT);
  }

  @Test
  void itKnowsNoKafkaAndFewPackagesKnowADatabase() {
    noClasses().should().dependOnClassesThat().resideInAPackage("org.apache.kafka..").check(KIT);
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT + ".idempotency", ROOT + ".audit", ROOT + ".approval")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.agroal..", "javax.sql..", "io.quarkus.narayana..")
        .check(KIT);
  }

  @Test
  void nobodyReadsXml() {
    ArchitectureRules.noUnsafeXml().check(KIT);
  }

  @Test
  void everyCommandOfOpsOrSupportIsRecordedInTheAuditTrail() {
    ArchitectureRules.commandsOfStaffAreRecorded().check(ArchitectureRules.productClasses());
  }
}
