package org.yangguang.indicator;

/// What a ledger of another module counts, so that nobody enters it.
public enum LedgerFigure {
    APPLIED_IN_PERSON(Ledger.REQUESTS),
    APPLIED_BY_LETTER(Ledger.REQUESTS),
    APPLIED_ONLINE(Ledger.REQUESTS),
    APPLIED_BY_EMAIL(Ledger.REQUESTS),
    APPLIED_BY_FAX(Ledger.REQUESTS),
    APPLIED_OTHERWISE(Ledger.REQUESTS),
    CONCLUDED_ON_TIME(Ledger.REQUESTS),
    CONCLUDED_LATE(Ledger.REQUESTS),
    EXTENDED(Ledger.REQUESTS),
    SUPPLEMENT_ASKED(Ledger.REQUESTS),
    CONSULTED(Ledger.REQUESTS),
    DAYS_MEDIAN(Ledger.REQUESTS),
    DAYS_LONGEST(Ledger.REQUESTS),
    FEE_NOTICES(Ledger.FEES),
    FEE_CHARGED(Ledger.FEES),
    FEE_WAIVED(Ledger.FEES),
    FEE_PAID(Ledger.FEES),
    FEE_REFUNDED(Ledger.FEES),
    RECONSIDERATIONS_RECEIVED(Ledger.DISPUTES),
    LITIGATIONS_RECEIVED(Ledger.DISPUTES),
    CORRECTIONS_RECEIVED(Ledger.MATTERS),
    CORRECTIONS_CONCLUDED(Ledger.MATTERS),
    COMPLAINTS_RECEIVED(Ledger.MATTERS),
    COMPLAINTS_UPHELD(Ledger.MATTERS),
    PROMOTED(Ledger.PROMOTIONS);

    /// Where it is counted; each is read once for all its figures.
    public enum Ledger {
        REQUESTS("依申请公开台账", "/office/statistics"),
        FEES("收费台账", "/office/fees"),
        DISPUTES("行政复议诉讼台账", "/office/disputes"),
        MATTERS("更正与投诉举报台账", "/office/ledger"),
        PROMOTIONS("转为主动公开台账", "/office/promotions");

        private final String label;
        private final String path;

        Ledger(String label, String path) {
            this.label = label;
            this.path = path;
        }

        public String label() {
            return label;
        }

        /// The page of the ledger.
        public String path() {
            return path;
        }
    }

    private final Ledger ledger;

    LedgerFigure(Ledger ledger) {
        this.ledger = ledger;
    }

    public Ledger ledger() {
        return ledger;
    }
}
