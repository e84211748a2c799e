package dev.quittance.sandbox;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.quittance.testkit.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final String ROOT = "dev.quittance.sandbox";
  private static final String IDENTITY = ROOT + ".identity";
  private static final JavaClasses SANDBOX = ArchitectureRules.mainClasses(ROOT);

  @Test
  void whoMayAskForWhatIsPure() {
    ArchitectureRules.pure(IDENTITY, "java.nio.charset", "java.security", "java.util.regex")
        .check(SANDBOX);
    ArchitectureRules.noClockAndNoChance(IDENTITY).check(SANDBOX);
  }

  @Test
  void packagesDoNotDependOnEachOtherInCycles() {
    ArchitectureRules.noPackageCycles(ROOT).check(SANDBOX);
  }

  @Test
  void nothingDependsOnTheEndpoints() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "..api")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(ROOT + "..api", "jakarta.ws.rs..")
        .check(SANDBOX);
  }

  @Test
  void theOutsideWorldKnowsNeitherTheLogNorADatabase() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.apache.kafka..", "java.sql..", "javax.sql..", "dev.quittance.contract..")
        .check(SANDBOX);
  }

  @Test
  void nothingIsMocked() {
    ArchitectureRules.nothingIsMocked().check(new ClassFileImporter().importPackages(ROOT));
  }

  @Test
  void nobodyReadsXml() {
    ArchitectureRules.noUnsafeXml().check(SANDBOX);
  }

  @Test
  void everyCommandOfOpsOrSupportIsRecordedInTheAuditTrail() {
    ArchitectureRules.commandsOfStaffAreRecorded().check(ArchitectureRules.productClasses());
  }
}
