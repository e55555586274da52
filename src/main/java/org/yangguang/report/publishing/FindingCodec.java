package org.yangguang.report.publishing;

import java.math.BigDecimal;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.yangguang.report.checking.Finding.Manner;
import org.yangguang.report.checking.Formula;
import org.yangguang.report.checking.Remedy;
import org.yangguang.report.prose.Passage;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The formula, the remedy and the passage of a finding as they are kept; rows stored before
/// there were any have none.
final class FindingCodec {
    private static final String ASKS = "asks";

    private FindingCodec() {}

    static void write(
            ObjectNode node,
            Manner manner,
            @Nullable Formula formula,
            @Nullable Remedy remedy,
            @Nullable Passage passage) {
        if (manner == Manner.ASKS) {
            node.put(ASKS, true);
        }
        if (formula != null) {
            var to = node.putObject("formula");
            to.put("words", formula.words());
            to.put("stated", formula.stated().toString());
            to.put("computed", formula.computed().toString());
            var terms = to.putArray("terms");
            for (var term : formula.terms()) {
                terms.addArray()
                        .add(term.cell())
                        .add(term.label())
                        .add(term.value().toString());
            }
        }
        if (remedy != null) {
            var to = node.putObject("remedy");
            to.put("kind", remedy.kind().name());
            to.put("why", remedy.why());
            var changes = to.putArray("changes");
            for (var change : remedy.changes()) {
                var printed = change.printed();
                changes.addArray()
                        .add(change.cell())
                        .add(change.label())
                        .add(printed == null ? null : printed.toString())
                        .add(change.value().toString());
            }
        }
        if (passage != null) {
            node.putArray("passage")
                    .add(passage.part())
                    .add(passage.ordinal())
                    .add(passage.paragraph())
                    .add(passage.offset())
                    .add(passage.words());
        }
    }

    static Manner manner(JsonNode node) {
        return node.path(ASKS).booleanValue(false) ? Manner.ASKS : Manner.STATES;
    }

    static @Nullable Formula formula(JsonNode node) {
        if (!node.isObject()) {
            return null;
        }
        var terms = new ArrayList<Formula.Term>();
        for (var term : node.path("terms")) {
            terms.add(
                    new Formula.Term(term.path(0).stringValue(""), term.path(1).stringValue(""), number(term.path(2))));
        }
        return new Formula(
                node.path("words").stringValue(""), number(node.path("stated")), number(node.path("computed")), terms);
    }

    static @Nullable Remedy remedy(JsonNode node) {
        if (!node.isObject()) {
            return null;
        }
        var changes = new ArrayList<Remedy.Change>();
        for (var change : node.path("changes")) {
            var printed = change.path(2).stringValue(null);
            changes.add(new Remedy.Change(
                    change.path(0).stringValue(""),
                    change.path(1).stringValue(""),
                    printed == null ? null : new BigDecimal(printed),
                    number(change.path(3))));
        }
        return new Remedy(
                Remedy.Kind.valueOf(node.path("kind").stringValue(Remedy.Kind.ONE_OF.name())),
                changes,
                node.path("why").stringValue(""));
    }

    static @Nullable Passage passage(JsonNode node) {
        return node.isArray()
                ? new Passage(
                        node.path(0).intValue(),
                        node.path(1).intValue(),
                        node.path(2).intValue(),
                        node.path(3).intValue(),
                        node.path(4).stringValue(""))
                : null;
    }

    private static BigDecimal number(JsonNode node) {
        return new BigDecimal(node.stringValue("0"));
    }
}
