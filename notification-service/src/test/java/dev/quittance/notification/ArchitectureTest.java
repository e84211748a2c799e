package dev.quittance.notification;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.quittance.testkit.ArchitectureRules;
import org.junit.jupiter.api.Test;

/** The picture in the root package, as rules. */
class ArchitectureTest {

  private static final String ROOT = "dev.quittance.notification";
  private static final String INBOX = ROOT + ".inbox";
  private static final JavaClasses SERVICE = ArchitectureRules.mainClasses(ROOT);

  @Test
  void whatAnEventMeansIsPure() {
    ArchitectureRules.pure(ROOT + ".message", "java.time.format").check(SERVICE);
    ArchitectureRules.noClockAndNoChance(ROOT + ".message").check(SERVICE);
  }

  @Test
  void dependenciesFollowThePathOfAnEvent() {
    layeredArchitecture()
        .consideringOnlyDependenciesInAnyPackage(ROOT + "..")
        .layer("message")
        .definedBy(ROOT + ".message")
        .layer("store")
        .definedBy(INBOX + ".store")
        .layer("intake")
        .definedBy(INBOX + ".intake")
        .layer("api")
        .definedBy(INBOX + ".api")
        .layer("event documents")
        .definedBy(ROOT + ".eventdocs")
        .whereLayer("api")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("intake")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("event documents")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("store")
        .mayOnlyBeAccessedByLayers("api", "intake")
        .check(SERVICE);
  }

  @Test
  void packagesDoNotDependOnEachOtherInCycles() {
    ArchitectureRules.noPackageCycles(ROOT).check(SERVICE);
  }

  @Test
  void theStoreKnowsNeitherTheLogNorHttp() {
    noClasses()
        .that()
        .resideInAPackage(INBOX + ".store")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "jakarta.ws.rs..", "org.apache.kafka..", "dev.quittance.contract.codec..")
        .check(SERVICE);
  }

  @Test
  void onlySessionsOfTheKitChangeTheStateOfConnections() {
    ArchitectureRules.onlySessionsChangeConnections().check(SERVICE);
  }

  @Test
  void nothingIsMocked() {
    ArchitectureRules.nothingIsMocked().check(new ClassFileImporter().importPackages(ROOT));
  }

  @Test
  void nobodyReadsXml() {
    ArchitectureRules.noUnsafeXml().check(SERVICE);
  }

  @Test
  void everyCommandOfOpsOrSupportIsRecordedInTheAuditTrail() {
    ArchitectureRules.commandsOfStaffAreRecorded().check(ArchitectureRules.productClasses());
  }
}
