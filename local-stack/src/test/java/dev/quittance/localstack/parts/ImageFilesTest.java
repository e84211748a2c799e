package dev.quittance.localstack.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The build inside an image, and the build of the command line, know every module they need. */
class ImageFilesTest {

  private static final Path ROOT = Path.of("..");

  /** Of every build: the first list, and not those of profiles. */
  private final List<String> modules =
      texts((Element) pom(".").getElementsByTagName("modules").item(0), "module");

  @Test
  void theImageIsBuiltWithThePomOfEveryModule() throws IOException {
    List<String> dockerfile = Files.readAllLines(ROOT.resolve("Dockerfile"));
    List<String> ignored = Files.readAllLines(ROOT.resolve(".dockerignore"));
    assertThat(modules)
        .isNotEmpty()
        .allSatisfy(module -> {
          assertThat(dockerfile).contains("COPY %1$s/pom.xml %1$s/".formatted(module));
          assertThat(ignored).contains("!%s/pom.xml".formatted(module));
        });
  }

  @Test
  void theImageIsBuiltWithTheSourcesOfEveryModuleThatAServiceIsMadeOf() throws IOException {
    List<String> dockerfile = Files.readAllLines(ROOT.resolve("Dockerfile"));
    List<String> ignored = Files.readAllLines(ROOT.resolve(".dockerignore"));
    List<String> services =
        modules.stream()
            .filter(module -> texts(pom(module), "packaging").contains("quarkus"))
            .toList();
    assertThat(services).hasSizeGreaterThanOrEqualTo(4);
    assertThat(madeOf(services))
        .allSatisfy(module -> {
          assertThat(dockerfile).contains("COPY %1$s/src/main/ %1$s/src/main/".formatted(module));
          assertThat(ignored).contains("!%s/src/main".formatted(module));
        });
    assertThat(services)
        .allSatisfy(service -> assertThat(ignored).contains("!%s/jvm.options".formatted(service)));
  }

  @Test
  void theCommandLineIsStaleWhenASourceOfWhatItIsMadeOfChanges() throws IOException {
    String script = Files.readString(ROOT.resolve("local-stack/bin/build-stale"));
    assertThat(script)
        .contains(
            "for module in %s; do".formatted(String.join(" ", madeOf(List.of("ledger-cli")))));
  }

  /** The modules and what they depend on when they run, in the order of the parent POM. */
  private List<String> madeOf(List<String> roots) {
    Set<String> found = new TreeSet<>();
    Deque<String> open = new ArrayDeque<>(roots);
    while (!open.isEmpty()) {
      String module = open.pop();
      if (found.add(module)) {
        open.addAll(dependencies(module));
      }
    }
    return modules.stream().filter(found::contains).toList();
  }

  private List<String> dependencies(String module) {
    NodeList all = pom(module).getElementsByTagName("dependency");
    Set<String> found = new TreeSet<>();
    for (int i = 0; i < all.getLength(); i++) {
      Element dependency = (Element) all.item(i);
      boolean tests = texts(dependency, "scope").contains("test");
      if (texts(dependency, "groupId").contains("dev.quittance") && !tests) {
        found.addAll(texts(dependency, "artifactId"));
      }
    }
    return modules.stream().filter(found::contains).toList();
  }

  private static Element pom(String module) {
    try {
      Document document =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(ROOT.resolve(module).resolve("pom.xml").toFile());
      return document.getDocumentElement();
    } catch (Exception e) {
      throw new AssertionError(module, e);
    }
  }

  private static List<String> texts(Element element, String name) {
    NodeList nodes = element.getElementsByTagName(name);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      texts.add(nodes.item(i).getTextContent());
    }
    return texts;
  }
}
