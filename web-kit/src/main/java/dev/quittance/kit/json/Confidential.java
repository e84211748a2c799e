package dev.quittance.kit.json;

/** A request with {@link SecretText} in it: the bytes it was read from are wiped, too. */
public interface Confidential {}
