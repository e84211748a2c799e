/**
 * The shape of request bodies, by Jakarta Validation: a field is required, has a form, is within
 * bounds. The annotations are on the request's record. {@code RequestBody} checks every body that
 * it reads, so no resource sees one of the wrong shape.
 *
 * <p>Rules over several fields, and rules that need state or configuration, belong to a service's
 * pure core.
 */
@NullMarked
package dev.quittance.kit.validation;

import org.jspecify.annotations.NullMarked;
