/**
 * What the OpenAPI documents of all services have in common, besides the resources' own
 * annotations.
 */
@NullMarked
package dev.quittance.kit.openapi;

import org.jspecify.annotations.NullMarked;
