package dev.quittance.ledger.api;

/** What the OpenAPI document says about several reads, and about the problems that they share. */
public final class ProblemDocs {

  public static final String BAD_REQUEST =
      "A parameter is not valid (bad_parameter: errors says which), or the cursor is not (bad_cursor);"
          + " asOf and asOfOffsets together.";
  public static final String AHEAD_OF_LEDGER =
      "asOfOffsets is ahead of the ledger (offset_ahead_of_ledger).";
  public static final String OFFSET_NOT_REACHED =
      "The event at minOffset was not consumed in time: retry after Retry-After seconds.";
  public static final String UNKNOWN_ACCOUNT = "The ledger has no such account.";

  public static final String LEDGER_CHANGED =
      "The ledger was rebuilt with differences since the first page (ledger_changed): begin again,"
          + " without cursor.";

  /**
   * What a list says of its pages: one of a past state has to sum postings, so nobody gets it
   * unasked.
   */
  public static final String MOMENT_OF_PAGES =
      " Without asOf and asOfOffsets each page is of the moment at which it was read, which its asOf"
          + " names. None is listed twice, and none is left out that the filters select all the time."
          + " For pages of one state, begin with asOf, or with an answer's asOf.offsets as asOfOffsets.";

  private ProblemDocs() {}
}
