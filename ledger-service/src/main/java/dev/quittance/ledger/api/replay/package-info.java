/** /replays. */
@NullMarked
package dev.quittance.ledger.api.replay;

import org.jspecify.annotations.NullMarked;
