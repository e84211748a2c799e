package dev.quittance.ledger.core.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import dev.quittance.contract.Ids;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The core is pure: what it computes depends on the log and on nothing else. */
class ArchitectureTest {

  private static final String ROOT = "dev.quittance.ledger.core";
  private static final JavaClasses ALL = imported();
  private static final JavaClasses CORE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(
              ROOT + ".posting", ROOT + ".fold", ROOT + ".checkpoint", ROOT + ".journal");

  /** Only names matter here, so classes of libraries need not be read: that would take seconds. */
  private static JavaClasses imported() {
    ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
    return new ClassFileImporter().importPackages(ROOT);
  }

  @Test
  void theCoreStandsOnJavaAndTheContractAlone() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java.lang..",
            "java.math..",
            "java.nio",
            "java.nio.charset",
            "java.security",
            "java.time..",
            "java.util..",
            "org.jspecify..",
            "dev.quittance.contract",
            "dev.quittance.contract.codec",
            ROOT + "..")
        .check(CORE);
  }

  @Test
  void theCoreReadsNoClockAndDrawsNoLots() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveNameMatching("java\\..*(Clock|Random|RandomGenerator)")
        .orShould()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(Math.class, "random")
        .orShould()
        .callMethod(UUID.class, "randomUUID")
        .orShould()
        .callMethod(Ids.class, "next", String.class)
        .check(CORE);
  }

  @Test
  void theCoreTouchesNeitherTheWorldNorThreads() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.io..",
            "java.net..",
            "java.nio.file..",
            "java.nio.channels..",
            "java.sql..",
            "java.util.concurrent..",
            "java.util.logging..")
        .orShould()
        .dependOnClassesThat()
        .haveNameMatching("java\\.lang\\.(Thread|Process|Runtime).*")
        .orShould()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethod(System.class, "getenv", String.class)
        .orShould()
        .callMethod(System.class, "getProperty", String.class)
        .check(CORE);
  }

  @Test
  void theFoldBuildsOnPostingsAndTheJournalOnBoth() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".posting")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(ROOT + ".fold", ROOT + ".journal")
        .check(CORE);
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".fold")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT + ".journal")
        .check(CORE);
    SlicesRuleDefinition.slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CORE);
  }

  @Test
  void theNaiveLedgerSharesNothingWithTheOneItAudits() {
    noClasses()
        .that()
        .haveSimpleNameStartingWith("Naive")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(ROOT + ".posting", ROOT + ".fold")
        .check(ALL);
  }

  @Test
  void nothingIsMocked() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.mockito..", "org.easymock..", "io.mockk..", "org.powermock..")
        .check(ALL);
  }
}
