package dev.quittance.kit.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A resource method whose protocol says what becomes of unknown, empty and repeated parameters, as
 * OAuth's does (RFC 6749 section 3.1): it reads its query itself.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface AnyQuery {}
