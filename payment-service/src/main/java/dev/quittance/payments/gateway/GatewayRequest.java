package dev.quittance.payments.gateway;

import dev.quittance.contract.Money;
import dev.quittance.payments.operation.OperationKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a gateway is asked to do, or asked about.
 *
 * @param kind an authorization or a refund
 * @param idempotencyKey our own reference of the operation, the same for its whole life: at most
 *     255 printable ASCII characters
 * @param orderId what it is for, as a reference on statements
 * @param buyerId whose payment it is
 * @param methodToken how the buyer pays or paid: the gateway's token, never a card number
 * @param amount how much, in the currency that is charged; positive
 * @param chargeReference of a refund: the gateway's own name of the authorized charge
 * @param createdAt when the operation was created here
 */
public record GatewayRequest(
    OperationKind kind,
    String idempotencyKey,
    String orderId,
    String buyerId,
    String methodToken,
    Money amount,
    @Nullable String chargeReference,
    Instant createdAt) {}
