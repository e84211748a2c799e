package dev.quittance.kit.approval;

/** How far an approval is. */
public enum ApprovalStatus {
  /** Nobody has decided. */
  PENDING,
  /** The requester can send the request again. */
  APPROVED,
  /** It will not be carried out. */
  REJECTED,
  /** The command was carried out. */
  USED,
  /** Nobody decided in time, or it was not used in time. */
  EXPIRED
}
