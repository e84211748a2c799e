package dev.quittance.kit.security;

import java.util.concurrent.Callable;

/** Carries commands out if their callers, and a second person where needed, have shown enough. */
public interface CommandGuard {

  /**
   * @return the answer of the resource method
   * @throws dev.quittance.kit.problem.ProblemException 401 without a fresh second factor
   * @throws jakarta.ws.rs.WebApplicationException 202 if a second person has to approve it first
   */
  Object carryOut(Command command, Assessor assessor, Callable<Object> method) throws Exception;

  /**
   * Notes what a command would need that is stored in a group, see {@link StepUp#grouped}. Its
   * resource method is called next, without a transaction.
   */
  void prepareForGroup(Command command, Assessor assessor);
}
