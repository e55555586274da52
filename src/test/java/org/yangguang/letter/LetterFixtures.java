package org.yangguang.letter;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A case with made-up people, and every fact the letters ask for.
final class LetterFixtures {
    static final LetterTemplates TEMPLATES = LetterTemplates.standard();

    private LetterFixtures() {}

    static Map<String, String> facts() {
        var facts = new HashMap<>(LetterField.examples());
        facts.put("称呼", "你");
        facts.put("救济告知", "（救济告知段由另外的规则给出。）");
        return facts;
    }

    static OfficialLetter letter(String template) {
        return letter(template, facts());
    }

    static OfficialLetter letter(String template, Map<String, String> facts) {
        var filling = TEMPLATES.byId(template).orElseThrow().fill(facts);
        var text = switch (filling) {
            case LetterText filled -> filled;
            case Filling.Unfilled unfilled -> throw new AssertionError(unfilled.message());
        };
        boolean form = !text.kind().isNumbered();
        return new OfficialLetter(
                "澄湖区商务局",
                form ? null : new LetterNumber("澄商务", 2026, 96),
                text,
                text.kind() == LetterKind.REPLY_GRANTED ? List.of("《澄湖区2025年度商贸流通专项资金分配方案》", "资金拨付明细表") : List.of(),
                "澄湖区商务局",
                datedOn(text.kind()),
                form ? "" : "联系人：王欣；电话：0000-6208 0001；地址：澄湖区人民路1号");
    }

    /// A day on which each letter of this case could lawfully go out.
    private static LocalDate datedOn(LetterKind kind) {
        return switch (kind) {
            case RECEIPT, REGISTRATION_FORM, ASSIST_LETTER -> LocalDate.of(2026, 10, 22);
            case NOTICE_SUPPLEMENT, NOTICE_EXPLAIN -> LocalDate.of(2026, 10, 26);
            case NOTICE_FEE -> LocalDate.of(2026, 10, 28);
            case CONSULT_THIRD_PARTY, CONSULT_CO_AGENCY, NOTICE_CONSULTING -> LocalDate.of(2026, 10, 29);
            case NOTICE_WITHDRAWN -> LocalDate.of(2026, 11, 2);
            case NOTICE_EXTENSION -> LocalDate.of(2026, 11, 16);
            case NOTICE_TERMINATED -> LocalDate.of(2026, 11, 30);
            default -> LocalDate.of(2026, 11, 19);
        };
    }
}
