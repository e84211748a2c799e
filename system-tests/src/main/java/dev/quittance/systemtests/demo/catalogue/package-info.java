/** A catalogue of suppliers and products to try things with, made from a seed. */
@NullMarked
package dev.quittance.systemtests.demo.catalogue;

import org.jspecify.annotations.NullMarked;
