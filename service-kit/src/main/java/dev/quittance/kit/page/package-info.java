/** Lists in pages, with a cursor that carries the filters. */
@NullMarked
package dev.quittance.kit.page;

import org.jspecify.annotations.NullMarked;
