package dev.quittance.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import dev.quittance.testkit.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final String ROOT = "dev.quittance.cli";
  private static final JavaClasses CLASSES = ArchitectureRules.mainClasses(ROOT);

  @Test
  void packagesAreFreeOfCycles() {
    ArchitectureRules.noPackageCycles(ROOT).check(CLASSES);
  }

  @Test
  void commandsAreBuiltOnTheRestAndNotTheOtherWayRound() {
    noClasses()
        .that()
        .resideInAnyPackage(
            in("exit"),
            in("http"),
            in("log"),
            in("option"),
            in("progress"),
            in("response"),
            in("text"),
            in("token"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            ROOT,
            in("approval"),
            in("audit"),
            in("events"),
            in("keys"),
            in("login"),
            in("parked"),
            in("read"),
            in("replay"),
            in("trail"))
        .check(CLASSES);
  }

  @Test
  void onlyTheHttpPackageSpeaksHttp() {
    noClasses()
        .that()
        .resideOutsideOfPackage(in("http"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.net.http..")
        .check(CLASSES);
  }

  @Test
  void onlyWhatReadsTheLogKnowsKafka() {
    noClasses()
        .that()
        .resideOutsideOfPackages(in("log"), in("events"), in("audit"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.kafka..")
        .check(CLASSES);
  }

  @Test
  void onlyTheMainClassEndsTheProcess() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(Quittance.class.getName())
        .should()
        .callMethod(System.class, "exit", int.class)
        .check(CLASSES);
  }

  @Test
  void nothingIsMocked() {
    ArchitectureRules.nothingIsMocked().check(CLASSES);
  }

  private static String in(String name) {
    return ROOT + "." + name;
  }

  @Test
  void nobodyReadsXml() {
    ArchitectureRules.noUnsafeXml().check(CLASSES);
  }
}
