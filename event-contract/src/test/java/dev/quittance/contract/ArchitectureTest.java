package dev.quittance.contract;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The module that all others use, so it uses none. */
class ArchitectureTest {

  private static final String ROOT = "dev.quittance.contract";
  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(ROOT);

  @Test
  void theEventsKnowNothingButJava() {
    classes()
        .that()
        .resideInAPackage(ROOT)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            ROOT, "java..", "org.jspecify..", "com.github.f4b6a3..", "com.dynatrace.hash4j..")
        .check(MAIN);
    noClasses()
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(Clock.class, Random.class)
        .orShould()
        .callMethod(Instant.class, "now")
        .check(MAIN);
  }

  @Test
  void thePriceRuleKnowsNothingButMoney() {
    classes()
        .that()
        .resideInAPackage(ROOT + ".price")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(ROOT + ".price", ROOT, "java..", "org.jspecify..")
        .check(MAIN);
  }

  @Test
  void theJsonReaderKnowsNoEvents() {
    classes()
        .that()
        .resideInAPackage(ROOT + ".codec.json")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            ROOT + ".codec.json", "java..", "org.jspecify..", "com.fasterxml.jackson.core..")
        .check(MAIN);
  }

  @Test
  void packagesDoNotDependOnEachOtherInCycles() {
    slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(MAIN);
  }

  @Test
  void noFrameworkAndNoOtherModuleIsUsed() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.quarkus..", "jakarta..", "com.fasterxml.jackson.databind..", "dev.quittance.kit..")
        .check(MAIN);
  }
}
