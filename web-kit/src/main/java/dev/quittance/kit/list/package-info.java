/** Lists in pages: a limit, an authenticated cursor that carries the filters, and the next page. */
@NullMarked
package dev.quittance.kit.list;

import org.jspecify.annotations.NullMarked;
