package dev.quittance.benchmarks;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import dev.quittance.testkit.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final String ROOT = "dev.quittance.benchmarks";
  private static final JavaClasses CLASSES = ArchitectureRules.mainClasses(ROOT);

  @Test
  void packagesAreFreeOfCycles() {
    ArchitectureRules.noPackageCycles(ROOT).allowEmptyShould(true).check(CLASSES);
  }

  /** What is measured is the packaged service, as a process. */
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
            "dev.quittance.kit..")
        .check(CLASSES);
  }
}
