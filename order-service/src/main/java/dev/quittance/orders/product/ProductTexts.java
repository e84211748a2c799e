package dev.quittance.orders.product;

import org.jspecify.annotations.Nullable;

/**
 * What a product is called. All of it is text, whatever it looks like: who shows it escapes it.
 *
 * @param name English
 */
public record ProductTexts(
    String name, @Nullable String nameChinese, @Nullable String description) {}
