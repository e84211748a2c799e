package dev.quittance.systemtests;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.quittance.testkit.ArchitectureRules;
import org.junit.jupiter.api.Test;

/** Of the tests, too: they are most of this module. */
class ArchitectureTest {

  private static final String ROOT = "dev.quittance.systemtests";
  private static final JavaClasses CLASSES = new ClassFileImporter().importPackages(ROOT);

  @Test
  void packagesAreFreeOfCycles() {
    ArchitectureRules.noPackageCycles(ROOT).check(CLASSES);
  }

  @Test
  void servicesAreKnownByTheirInterfacesAlone() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.quittance.orders..",
            "dev.quittance.payments..",
            "dev.quittance.ledger..",
            "dev.quittance.notification..",
            "dev.quittance.cli..",
            "dev.quittance.kit..")
        .check(CLASSES);
  }

  @Test
  void nothingIsMocked() {
    ArchitectureRules.nothingIsMocked().check(CLASSES);
  }
}
