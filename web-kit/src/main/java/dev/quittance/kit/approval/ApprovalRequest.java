package dev.quittance.kit.approval;

import dev.quittance.kit.security.Stake;
import java.util.List;

/**
 * A command for which its caller needs a second person. One with another body, or that has become
 * worth another amount, is another one.
 *
 * @param by who makes the request
 * @param bodySha256 of the parsed body as JSON in a fixed order, 32 bytes
 * @param fingerprint SHA-256 of who, method, path, body and worth: what an approval is bound to
 * @param roles of which an approver needs one
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ApprovalRequest(
    String action,
    String by,
    String method,
    String path,
    byte[] bodySha256,
    byte[] fingerprint,
    List<String> roles,
    Stake stake) {}
