package dev.quittance.localstack.teststack;

import dev.quittance.localstack.parts.Versions;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Whether containers could start at once. An engine that answers but would have to pull does not
 * count: without a registry a pull hangs for minutes.
 */
record DockerProbe(boolean hasImages, String finding) {

  private static final long LIMIT_SECONDS = 4;

  static DockerProbe lookForImages(Versions versions) {
    if (run("docker", "version") != 0) {
      return new DockerProbe(false, "no Docker engine answers");
    }
    for (String image : List.of(versions.kafkaImage(), versions.postgresImage())) {
      if (run("docker", "image", "inspect", image) != 0) {
        return new DockerProbe(false, "the Docker engine has no " + image);
      }
    }
    return new DockerProbe(true, "the Docker engine has the images");
  }

  static boolean hasImage(String image) {
    return run("docker", "image", "inspect", image) == 0;
  }

  private static int run(String... command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        return process.exitValue();
      }
      process.destroyForcibly();
      return -1;
    } catch (IOException e) {
      return -1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return -1;
    }
  }
}
