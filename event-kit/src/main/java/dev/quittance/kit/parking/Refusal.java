package dev.quittance.kit.parking;

import dev.quittance.contract.RefusalCode;

/**
 * Why an event is refused.
 *
 * @param code the rule that it breaks
 * @param detail what was found and what was expected
 */
public record Refusal(RefusalCode code, String detail) {}
