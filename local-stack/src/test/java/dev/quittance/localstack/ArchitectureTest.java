package dev.quittance.localstack;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Without the test kit, which is built on this module. */
class ArchitectureTest {

  private static final String ROOT = "dev.quittance.localstack";
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(ROOT);

  @Test
  void packagesAreFreeOfCycles() {
    slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void partsKnowNeitherMakeUpNorTheStackOfTests() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".parts")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(ROOT + ".up", ROOT + ".teststack", ROOT + ".docs")
        .check(CLASSES);
  }

  @Test
  void makeUpAndTheStackOfTestsKnowNothingOfEachOther() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".up")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT + ".teststack")
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".teststack")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT + ".up")
        .check(CLASSES);
  }

  @Test
  void nothingHereKnowsAService() {
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
