package dev.quittance.localstack.parts;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The command line of another JVM: the program that runs this one, with what the libraries of the
 * house need on any JDK from 25 on.
 */
public final class JavaCommand {

  private final List<String> command = new ArrayList<>();

  private JavaCommand() {
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("--sun-misc-unsafe-memory-access=allow");
  }

  /**
   * @param options of the JVM, such as {@code -Xmx192m}
   */
  public static JavaCommand with(String... options) {
    return new JavaCommand().and(List.of(options));
  }

  /** The same with more options. */
  public JavaCommand and(List<String> options) {
    command.addAll(options);
    return this;
  }

  /** Its temporary files are where this JVM's are. */
  public JavaCommand inTheSameTemporaryDirectory() {
    command.add("-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"));
    return this;
  }

  /** Ends the command line: runs a packaged application. */
  public List<String> jar(Path jar) {
    command.addAll(List.of("-jar", jar.toString()));
    return List.copyOf(command);
  }

  /** Ends the command line: runs a class of another class path. */
  public List<String> main(String classPath, String type, String... arguments) {
    command.addAll(List.of("-cp", classPath, type));
    command.addAll(List.of(arguments));
    return List.copyOf(command);
  }

  /** Ends the command line: runs a class of this JVM's class path. */
  public List<String> main(Class<?> type, String... arguments) {
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), type.getName()));
    command.addAll(List.of(arguments));
    return List.copyOf(command);
  }
}
