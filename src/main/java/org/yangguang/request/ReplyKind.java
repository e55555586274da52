package org.yangguang.request;

import static org.yangguang.law.Provision.disclosure;
import static org.yangguang.request.LetterFact.*;
import static org.yangguang.request.Outcome.*;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yangguang.law.Provision;

/// 告知书 that carry a decision, which outcomes each serves and what each must say.
public enum ReplyKind {
    REPLY_ALREADY_PUBLIC("主动公开告知书", GRANTED),
    REPLY_GRANTED("予以公开告知书", GRANTED),
    REPLY_PARTIAL("部分公开告知书", PARTIALLY_GRANTED),
    REPLY_DENIED(
            "不予公开告知书",
            DENIED_STATE_SECRET,
            DENIED_LAW_PROHIBITED,
            DENIED_SECURITY_AND_STABILITY,
            DENIED_THIRD_PARTY,
            DENIED_INTERNAL_AFFAIRS,
            DENIED_DELIBERATIVE_PROCESS,
            DENIED_ENFORCEMENT_CASE_FILE),
    REPLY_OTHER_PROCEDURE("行政查询事项告知书", DENIED_ADMIN_QUERY),
    REPLY_NOT_EXIST("政府信息不存在告知书", NOT_HELD),
    REPLY_NOT_RESPONSIBLE("非本机关负责公开告知书", NOT_HELD),
    REPLY_NEED_CREATE("需要另行制作告知书", REQUIRES_CREATION),
    REPLY_STILL_UNCLEAR("补正后仍不明确告知书", STILL_UNCLEAR),
    REPLY_NOT_PROCESSED(
            "不予处理告知书", PETITION_COMPLAINT, DUPLICATE_REQUEST, PUBLISHED_MATERIAL, EXCESSIVE_REQUESTS, RECONFIRMATION),
    NOTICE_TERMINATED("终止办理告知书", NO_SUPPLEMENT, FEE_UNPAID, OTHER_DISPOSITION);

    private final String title;
    private final List<Outcome> outcomes;

    ReplyKind(String title, Outcome... outcomes) {
        this.title = title;
        this.outcomes = List.of(outcomes);
    }

    /// The kinds that may carry an outcome; two for 予以公开 and for 本机关不掌握, else one.
    public static List<ReplyKind> of(Outcome outcome) {
        return Arrays.stream(values()).filter(k -> k.serves(outcome)).toList();
    }

    public String title() {
        return title;
    }

    public List<Outcome> outcomes() {
        return outcomes;
    }

    public boolean serves(Outcome outcome) {
        return outcomes.contains(outcome);
    }

    /// The provisions a letter of this kind rests on; empty only for 其他处理 3.其他, which
    /// states its own.
    public List<Provision> bases(Outcome outcome) {
        mustServe(outcome);
        return switch (this) {
            case REPLY_ALREADY_PUBLIC -> List.of(disclosure(36).item(1));
            case REPLY_GRANTED -> List.of(disclosure(36).item(2));
            case REPLY_NOT_EXIST -> List.of(disclosure(36).item(4));
            case REPLY_NOT_RESPONSIBLE -> List.of(disclosure(36).item(5));
            case REPLY_PARTIAL,
                    REPLY_DENIED,
                    REPLY_OTHER_PROCEDURE,
                    REPLY_NEED_CREATE,
                    REPLY_STILL_UNCLEAR,
                    REPLY_NOT_PROCESSED,
                    NOTICE_TERMINATED -> outcome.bases();
        };
    }

    /// What the letter must say, in the order it says it.
    public List<LetterFact> requiredFacts(Outcome outcome) {
        mustServe(outcome);
        return switch (outcome) {
            case GRANTED ->
                this == REPLY_ALREADY_PUBLIC
                        ? List.of(ACCESS_METHOD, ACCESS_CHANNEL)
                        : List.of(INFORMATION_NAME, DELIVERY_FORM, ATTACHMENTS);
            case PARTIALLY_GRANTED -> List.of(DISCLOSED_PART, WITHHELD_PART);
            case DENIED_STATE_SECRET -> List.of(REASON, SECRECY_BASIS);
            case DENIED_LAW_PROHIBITED -> List.of(REASON, PROHIBITING_LAW);
            case DENIED_SECURITY_AND_STABILITY -> List.of(REASON);
            case DENIED_THIRD_PARTY -> List.of(REASON, CONSULTATION_RESULT, PUBLIC_INTEREST);
            case DENIED_INTERNAL_AFFAIRS -> List.of(REASON, EXEMPT_CATEGORY);
            case DENIED_DELIBERATIVE_PROCESS, DENIED_ENFORCEMENT_CASE_FILE ->
                List.of(REASON, EXEMPT_CATEGORY, SAVING_CLAUSE);
            case DENIED_ADMIN_QUERY -> List.of(OTHER_PROCEDURE_LAW, HANDLING_ORGAN);
            case NOT_HELD ->
                this == REPLY_NOT_EXIST
                        ? List.of(SEARCH_SCOPE, SEARCH_METHOD, SEARCH_RESULT)
                        : List.of(REASON, RESPONSIBLE_ORGAN);
            case REQUIRES_CREATION -> List.of(CREATION_NEEDED);
            case STILL_UNCLEAR -> List.of(SUPPLEMENT_COURSE);
            case PETITION_COMPLAINT -> List.of(PROPER_CHANNEL);
            case DUPLICATE_REQUEST -> List.of(EARLIER_REPLY);
            case PUBLISHED_MATERIAL -> List.of(PUBLICATION_ACCESS);
            case EXCESSIVE_REQUESTS -> List.of(FREQUENCY, REASONS_REVIEW);
            case RECONFIRMATION -> List.of(OBTAINED_EARLIER);
            case NO_SUPPLEMENT, FEE_UNPAID -> List.of(NOTICE_NUMBER, NOTICE_PERIOD);
            case OTHER_DISPOSITION -> List.of(TERMINATION_GROUND);
        };
    }

    /// The required facts that are absent or blank.
    public List<LetterFact> missing(Outcome outcome, Map<LetterFact, String> facts) {
        return requiredFacts(outcome).stream()
                .filter(f -> facts.getOrDefault(f, "").isBlank())
                .toList();
    }

    /// Whether the text puts a refusal the way its ground demands: 可以不予公开 only under
    /// 第十六条, and 不予公开 without 可以 elsewhere.
    ///
    /// @param grounds the outcome, or those of the withheld parts
    public static boolean wordingFits(String text, Set<Outcome> grounds) {
        boolean discretionary = grounds.stream().anyMatch(g -> g.wording() == Wording.MAY_BE_WITHHELD);
        boolean mandatory = grounds.stream().anyMatch(g -> g.wording() == Wording.WITHHELD);
        boolean saysMay = text.contains(Wording.MAY_BE_WITHHELD.text());
        boolean saysPlainly = text.replace(Wording.MAY_BE_WITHHELD.text(), "").contains(Wording.WITHHELD.text());
        return (discretionary || !saysMay) && (!discretionary || saysMay) && (!mandatory || saysPlainly);
    }

    private void mustServe(Outcome outcome) {
        if (!serves(outcome)) {
            throw new IllegalArgumentException(this + " does not serve " + outcome);
        }
    }
}
