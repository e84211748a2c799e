package dev.quittance.kit.things;

import jakarta.enterprise.context.ApplicationScoped;

/** What happens after a thing was inserted and before its transaction commits: tests set it. */
@ApplicationScoped
public class Meanwhile {

  private volatile Runnable happening = () -> {};

  public void let(Runnable happen) {
    happening = happen;
  }

  public void nothing() {
    happening = () -> {};
  }

  void happen() {
    happening.run();
  }
}
