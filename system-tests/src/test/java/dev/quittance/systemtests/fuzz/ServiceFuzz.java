package dev.quittance.systemtests.fuzz;

import dev.quittance.systemtests.client.Tokens;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sends the requests of one service's document in several names each, one after the other. */
final class ServiceFuzz {

  private final String service;
  private final URI base;
  private final Document document;
  private final Judge judge;
  private final Callers callers;
  private final Tokens tokens;
  private final Findings findings;

  ServiceFuzz(
      String service,
      URI base,
      Document document,
      Things things,
      Callers callers,
      Tokens tokens,
      Findings findings) {
    this.service = service;
    this.base = base;
    this.document = document;
    this.judge = new Judge(document, things);
    this.callers = callers;
    this.tokens = tokens;
    this.findings = findings;
  }

  void run(Requests requests) throws IOException {
    try (Wire wire = new Wire(base)) {
      for (Operation operation : document.operations()) {
        for (HostileRequest request : requests.of(operation)) {
          inTheNameOf(callers.of(operation, request), wire, operation, request);
        }
        if (operation.needsToken()) {
          withWrongTokens(wire, operation, requests.of(operation).getFirst());
        }
      }
      everyCodeHasAPage(wire);
    }
  }

  private void inTheNameOf(
      List<Someone> callers, Wire wire, Operation operation, HostileRequest request)
      throws IOException {
    Map<Someone, Answer> answers = new LinkedHashMap<>();
    for (Someone someone : callers) {
      Answer answer = send(wire, operation, request, authorization(someone), someone);
      if (answer != null) {
        answers.put(someone, answer);
      }
    }
    if (answers.size() == callers.size()) {
      RoleRule.faults(document, request, answers)
          .forEach(fault -> findings.add(endpoint(operation), fault, request, "several"));
    }
  }

  private void withWrongTokens(Wire wire, Operation operation, HostileRequest sound)
      throws IOException {
    for (String authorization : HeaderLines.WRONG_AUTHORIZATION) {
      Someone impostor = new Someone("wrong token", null, false);
      Answer answer = send(wire, operation, sound, authorization, impostor);
      if (answer != null && answer.status() != 401) {
        String shown = authorization.substring(0, Math.min(40, authorization.length()));
        findings.add(
            endpoint(operation), "status " + answer.status() + " with " + shown, sound, shown);
      }
    }
  }

  private @Nullable Answer send(
      Wire wire,
      Operation operation,
      HostileRequest request,
      @Nullable String authorization,
      Someone someone)
      throws IOException {
    try {
      Answer answer =
          wire.exchange(
              request.bytes(authorization), request.method().equals("HEAD"), request.alone());
      findings.count(endpoint(operation), someone.name(), answer.status());
      judge
          .faults(request, someone, answer)
          .forEach(fault -> findings.add(endpoint(operation), fault, request, someone.name()));
      return answer;
    } catch (SocketTimeoutException e) {
      findings.count(endpoint(operation), someone.name(), 0);
      findings.add(endpoint(operation), "no answer in time", request, someone.name());
      return null;
    }
  }

  private @Nullable String authorization(Someone someone) {
    return someone.caller() == null ? null : "Bearer " + tokens.of(someone.caller());
  }

  private String endpoint(Operation operation) {
    return service + " " + operation.name();
  }

  private void everyCodeHasAPage(Wire wire) throws IOException {
    for (String code : judge.codes()) {
      var page = new HostileRequest("a page", "GET", "/problems/" + code, List.of(), null, false);
      int status = wire.exchange(page.bytes(null), false, false).status();
      if (status != 200) {
        findings.add(service, "status " + status + " for a problem's page", page, Someone.NOBODY);
      }
    }
  }
}
