/** What the OpenAPI documents of all services have in common, beside what the resources say. */
@NullMarked
package dev.quittance.kit.openapi;

import org.jspecify.annotations.NullMarked;
