package dev.quittance.kit.parking;

/**
 * Why an event cannot be taken.
 *
 * @param reason a stable code in upper snake case
 * @param detail for a human: what was found and what was expected
 */
public record Refusal(String reason, String detail) {}
