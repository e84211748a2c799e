package dev.quittance.contract.codec;

/** Why a record cannot be read, in the order in which it is checked. */
public enum UnreadableReason {
  /** A CloudEvents attribute that must be there is missing or malformed. */
  NOT_A_CLOUD_EVENT,
  /** A CloudEvent of a type, or a version of a type, that this contract does not know. */
  UNKNOWN_TYPE,
  /** The payload is not the JSON that the type demands. */
  BAD_PAYLOAD,
  /** The record's key is not the order id in the payload: it may lie in the wrong partition. */
  KEY_MISMATCH
}
